"""Which press texts does an office know, so that all below it are told when they repeat one?"""

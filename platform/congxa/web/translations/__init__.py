"""The words of the management pages in other languages than Vietnamese, and how they are gathered for translating."""

"""Which agreements and contributors does a unit have? Entered once, chosen wherever a work stands on one."""

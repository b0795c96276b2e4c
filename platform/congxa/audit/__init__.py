"""Who did what, when, from what to what? Append-only."""

from congxa.audit.models import AuditRecord
from congxa.audit.queries import PAGE, records
from congxa.audit.service import Subject, difference, record
from congxa.audit.vocabulary import TITLES, Event

__all__ = ["PAGE", "TITLES", "AuditRecord", "Event", "Subject", "difference", "record", "records"]

"""Which tables are there? Every model of every package, in one place for migrations; and how to bring them up."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from congxa.audit import models as _audit
from congxa.copyright import models as _copyright
from congxa.core.db import Base
from congxa.identity import models as _identity
from congxa.links import models as _links
from congxa.media import models as _media
from congxa.media import prints as _prints
from congxa.media.files import models as _files
from congxa.oversight import models as _oversight
from congxa.publishing import models as _publishing
from congxa.publishing import timekeeping as _timekeeping
from congxa.publishing.autosaves import models as _autosaves
from congxa.publishing.kinds.poll import models as _poll
from congxa.publishing.remarks import models as _remarks
from congxa.publishing.stock import models as _stock
from congxa.publishing.syndicated import models as _syndicated
from congxa.readership import models as _readership
from congxa.reuse import models as _reuse
from congxa.search import models as _search
from congxa.tenancy import models as _tenancy

PACKAGES = (
    *(_tenancy, _identity, _audit, _media, _files, _links, _copyright, _publishing, _poll, _remarks),
    *(_autosaves, _syndicated, _stock, _oversight, _readership, _reuse, _search, _prints),
    _timekeeping,
)
METADATA = Base.metadata


def alembic_config() -> Config:
    """Alembic's settings: the folder of migrations; the connection is handed over as an attribute."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def migrate(owner_url: str, revision: str = "head") -> None:
    """Bring the database up to ``revision``; does nothing when it stands there. Connects as the owner."""
    engine = create_engine(owner_url)
    try:
        with engine.connect() as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            connection.commit()
    finally:
        engine.dispose()

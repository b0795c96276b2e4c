"""What can be set from outside? The only reader of the environment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """Every setting, with the variable that sets it and what happens when it is not set.

    In production ``DATABASE_URL``, ``REDIS_URL``, ``SECRET_KEY`` and ``SITE_DOMAIN`` are set; on one machine with
    nothing configured ``congxa demo`` starts servers of its own under ``CONGXA_DATA`` and fills them in.
    """

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True)

    database_url: str = Field("", description="login of web and worker: postgresql+psycopg://congxa_app@…")
    owner_url: str = Field("", validation_alias="OWNER_DATABASE_URL", description="login that migrates")
    redis_url: str = Field("", description="redis:// or unix://; without it nothing is cached")
    storage_url: str = Field("", description="s3://bucket; without it files lie under CONGXA_DATA")
    secret_key: str = Field("", description="signs sessions; at least 32 characters")
    site_domain: str = Field("localhost", description="every site answers at <slug>.<SITE_DOMAIN>")
    port: int = Field(8000, description="where the web server listens")
    bind: str = Field("127.0.0.1", validation_alias="CONGXA_BIND", description="address the web server listens on")
    data: Path = Field(Path("var"), validation_alias="CONGXA_DATA", description="folder of files and embedded servers")
    themes: Path = Field(ROOT / "themes", validation_alias="CONGXA_THEMES", description="folder of themes")
    tenants: Path = Field(ROOT / "tenants", validation_alias="CONGXA_TENANTS", description="folder of tenant files")
    demo: bool = Field(False, validation_alias="CONGXA_DEMO", description="sample accounts exist and are shown")
    https: bool = Field(True, validation_alias="CONGXA_HTTPS", description="cookies are sent over TLS only")
    proxies: int = Field(0, validation_alias="CONGXA_PROXIES", description="reverse proxies whose headers are believed")
    page_cache_mb: int = Field(32, validation_alias="CONGXA_PAGE_CACHE_MB", description="kept pages, per process")
    web_threads: int = Field(4, validation_alias="CONGXA_WEB_THREADS", description="threads of one web process")

    @property
    def manage_host(self) -> str:
        """The host of sign-in, desk and office."""
        return f"quan-ly.{self.site_domain}"

    @property
    def storage(self) -> str:
        """Where files are kept: a bucket, or the folder under the data folder."""
        return self.storage_url or str(self.data / "files")


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()

"""The ``congxa`` command: one more face, which calls the same services and queries as the pages do."""

from __future__ import annotations

import click

from congxa.cli import articles, demo, findings, links, serve, tenants, users
from congxa.cli.work import friendly
from congxa.core import log


class _Friendly(click.Group):
    """Turns our errors into plain words and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        with friendly():
            return super().invoke(ctx)


@click.group(cls=_Friendly, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Cổng Xã: một nền tảng cho trang thông tin điện tử của mọi xã."""
    log.configure()


main.add_command(serve.web)
main.add_command(serve.worker)
main.add_command(serve.migrate)
main.add_command(demo.demo)
main.add_command(tenants.group)
main.add_command(articles.group)
main.add_command(links.group)
main.add_command(findings.group)
main.add_command(users.group)

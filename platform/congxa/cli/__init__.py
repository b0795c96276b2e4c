"""The ``congxa`` command: one more face, which calls the same services and queries as the pages do."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

# Name -> where the command is. Loaded when it is called: what `congxa web` needs is not what `congxa links` needs.
COMMANDS: Mapping[str, str] = {
    "articles": "congxa.cli.articles:group",
    "copyright": "congxa.cli.rights:group",
    "demo": "congxa.cli.demo:demo",
    "findings": "congxa.cli.findings:group",
    "links": "congxa.cli.links:group",
    "media": "congxa.cli.media:group",
    "migrate": "congxa.cli.serve:migrate",
    "reuse": "congxa.cli.reuse:group",
    "search": "congxa.cli.search:group",
    "tenants": "congxa.cli.tenants:group",
    "themes": "congxa.cli.themes:group",
    "users": "congxa.cli.users:group",
    "web": "congxa.cli.serve:web",
    "worker": "congxa.cli.serve:worker",
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is the library's
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Cổng Xã: một nền tảng cho trang thông tin điện tử của mọi xã."""

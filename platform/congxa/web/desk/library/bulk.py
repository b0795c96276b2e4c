"""Views of what is done with many pictures or files at once: said in numbers first, done after a second yes."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from markupsafe import Markup, escape
from werkzeug.wrappers import Response

from congxa.core import text
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.media import File, Picture
from congxa.publishing.bin import bin_days
from congxa.publishing.library import bin as library_bin
from congxa.publishing.library.sorting import Change, plan, rename_folder, sort
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told

Answer = str | Response | tuple[str, int]
Shelf = type[Picture] | type[File]
ACTS = ("sort", "bin", "take_back")


@dataclass(frozen=True)
class Form:
    """What was typed and chosen."""

    act: str
    ids: tuple[int, ...]
    folder: str
    out: bool  # out of every folder
    add: str
    remove: str

    @classmethod
    def typed(cls) -> Form:
        """What stands in the sent form."""
        act = read_text(request.form, "viec")
        numbers = dict.fromkeys(filter(None, map(read_number, request.form.getlist("ids"))))
        words = (read_text(request.form, name) for name in ("folder", "add", "remove"))
        folder, add, remove = words
        return cls(act if act in ACTS else "sort", tuple(numbers), folder, "out" in request.form, add, remove)

    def change(self) -> Change:
        """What is to become of the chosen things; Invalid."""
        folder = "" if self.out else (self.folder or None)
        return Change.typed(folder, self.add, self.remove)


def pictures() -> Answer:
    """Sort pictures, throw them away, or take them back."""
    return _bulk(Picture, "desk.pictures", "desk.sort_pictures")


def files() -> Answer:
    """The same with files."""
    return _bulk(File, "desk.files", "desk.sort_files")


def rename_pictures() -> Response:
    """Call a folder of pictures otherwise."""
    return _rename(Picture, "desk.pictures")


def rename_files() -> Response:
    """Call a folder of files otherwise."""
    return _rename(File, "desk.files")


def _bulk(shelf: Shelf, home: str, again: str) -> Answer:
    form = Form.typed()
    try:
        if "xac-nhan" not in request.form:
            with db.session.begin_nested():
                return _plan_page(shelf, form, home, again)
        with db.session.begin_nested():
            words = _done(shelf, form, home)
    except (Invalid, Conflict, Missing) as error:
        status = 422 if isinstance(error, Invalid) else 409 if isinstance(error, Conflict) else 404
        return render_template(
            "desk/library_plan.html", form=form, said=[], error=error, home=home, again=again
        ), status
    flash(words)
    return redirect(_bin_at(home) if form.act == "take_back" else here(home), 303)


def _plan_page(shelf: Shelf, form: Form, home: str, again: str) -> Answer:
    actor, unit_id, count = current_actor(), current_unit().unit_id, text.number(len(form.ids))
    if not form.ids:
        raise Invalid.at("ids", _("Chưa chọn mục nào. Hãy đánh dấu các mục rồi thử lại."))
    if form.act == "sort":
        found = plan(actor, unit_id, shelf, form.ids, form.change())
        said = [
            _("%(count)s mục đã chọn.", count=count),
            _("%(count)s mục chuyển thư mục.", count=text.number(found.moved)),
            _("%(count)s mục đổi nhãn.", count=text.number(found.tagged)),
            _("%(count)s mục giữ nguyên.", count=text.number(found.same)),
        ]
    elif form.act == "bin":
        # The act tells what stands in its way better than any count of ours; it is undone with this page.
        with db.session.begin_nested() as trial:
            moved = library_bin.throw_away(actor, unit_id, shelf, form.ids)
            trial.rollback()
        said = [
            _("%(count)s mục vào thùng rác.", count=text.number(moved)),
            _("Lấy lại được trong %(days)s ngày; sau đó bị xóa hẳn.", days=bin_days(unit_id)),
        ]
    else:
        said = [_("%(count)s mục được lấy ra khỏi thùng rác, như trước khi xóa.", count=count)]
    return render_template("desk/library_plan.html", form=form, said=said, error=None, home=home, again=again)


def _done(shelf: Shelf, form: Form, home: str) -> str:
    actor, unit_id = current_actor(), current_unit().unit_id
    if form.act == "bin":
        count = library_bin.throw_away(actor, unit_id, shelf, form.ids)
        words = _("Đã bỏ %(count)s mục vào thùng rác.", count=text.number(count))
        link = Markup('<a class="alert-link" href="{}">{}</a>').format(_bin_at(home), _("Mở thùng rác để lấy lại"))
        return escape(words) + " " + link
    if form.act == "take_back":
        count = library_bin.take_back(actor, unit_id, shelf, form.ids)
        return _("Đã lấy %(count)s mục ra khỏi thùng rác.", count=text.number(count))
    done = sort(actor, unit_id, shelf, form.ids, form.change())
    moved, tagged = text.number(done.moved), text.number(done.tagged)
    return _("Đã chuyển thư mục %(moved)s mục, đổi nhãn %(tagged)s mục.", moved=moved, tagged=tagged)


def _bin_at(home: str) -> str:
    return here(home, **{"tinh-trang": "bin"})


def _rename(shelf: Shelf, home: str) -> Response:
    old, new = (read_text(request.form, name) for name in ("old", "folder"))
    try:
        with db.session.begin_nested():
            count = rename_folder(current_actor(), current_unit().unit_id, shelf, old, new)
    except (Invalid, Missing) as error:
        flash(told(error.message), "error")
        return redirect(here(home, **{"thu-muc": old}), 303)
    flash(_("Đã đổi tên thư mục; %(count)s mục chuyển theo.", count=text.number(count)))
    return redirect(here(home, **{"thu-muc": new.strip(" /")}), 303)

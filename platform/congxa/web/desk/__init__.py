"""The editors' face: the desk of one unit. The address book of the face."""

from __future__ import annotations

from flask import Blueprint

from congxa.core.db import DbRole
from congxa.identity import Permission
from congxa.web.access import View, as_reader, needs
from congxa.web.desk import banners, directives, frame, origins, quoting, records
from congxa.web.desk.arrange import parts, previews
from congxa.web.desk.articles import autosaving, bulk, edit, elsewhere, history, inner, lists, remarks, thrown
from congxa.web.desk.articles import previews as item_previews
from congxa.web.desk.fields import ROW
from congxa.web.desk.files import library as file_library
from congxa.web.desk.files import serving as file_serving
from congxa.web.desk.files import withdrawing
from congxa.web.desk.library import bulk as many
from congxa.web.desk.pictures import library, looks, offered, serving
from congxa.web.desk.rights import agreements, contributors, guide
from congxa.web.desk.stock import complete, ending, review
from congxa.web.desk.syndicated import received, send, sent
from congxa.web.desk.today import page as today

blueprint = Blueprint("desk", __name__, template_folder="templates", url_prefix="/ban-lam-viec/<unit_slug>")
blueprint.context_processor(frame.surround)
blueprint.record_once(lambda state: serving.register(state.app))

_P = Permission


def _page(rule: str, endpoint: str, view: View, permission: Permission, *methods: str) -> None:
    view = needs(permission, DbRole.DESK)(view)
    blueprint.add_url_rule(rule, endpoint, view, methods=methods or ("GET",))


_page("/", "tasks", today.tasks, _P.DESK_READ)

_ARTICLE = f"/bai-viet/<{ROW}:article_id>"
_page("/bai-viet/", "articles", lists.articles, _P.DESK_READ)
_page("/bai-viet/moi", "new_article", edit.new_article, _P.ARTICLE_WRITE, "GET", "POST")
_page("/luu-tam", "autosave", autosaving.keep, _P.ARTICLE_WRITE, "POST")
_page("/luu-tam/bo", "drop_autosave", autosaving.drop, _P.ARTICLE_WRITE, "POST")
blueprint.add_url_rule(
    "/luu-tam/<item>/trang", "typed_frame", as_reader(_P.ARTICLE_WRITE, autosaving.typed, autosaving.frame)
)
_page("/lien-ket-trong.json", "inner_links", inner.inner_links, _P.DESK_READ)
_page("/kiem-tra-lien-ket", "check_links", inner.check_links, _P.ARTICLE_WRITE, "POST")
_page("/bai-viet/nhieu-bai", "bulk", bulk.bulk, _P.ARTICLE_WRITE, "POST")
_page(_ARTICLE, "article", edit.article, _P.DESK_READ)
_page(_ARTICLE, "save_article", edit.save_article, _P.ARTICLE_WRITE, "POST")
_page(f"{_ARTICLE}/go", "withdraw_article", edit.withdraw_article, _P.ARTICLE_WITHDRAW, "POST")
_page(f"{_ARTICLE}/bo", "bin_article", thrown.bin_article, _P.ARTICLE_WRITE, "POST")
_page("/thung-rac/", "bin", thrown.bin_page, _P.DESK_READ)
_page("/thung-rac/lay-lai", "take_back", thrown.take_back, _P.ARTICLE_WRITE, "POST")
_page(f"{_ARTICLE}/trung-lap", "elsewhere", elsewhere.elsewhere, _P.DESK_READ, "GET", "POST")
_page(f"{_ARTICLE}/lich-su", "revisions", history.revisions, _P.DESK_READ)
_page(f"{_ARTICLE}/lich-su/so-sanh", "compare_versions", history.compare_versions, _P.DESK_READ)
_page(
    f"{_ARTICLE}/lich-su/<int(max=2147483647):number>/khoi-phuc",
    "restore_version",
    history.restore_version,
    _P.ARTICLE_WRITE,
    "GET",
    "POST",
)
_page(f"{_ARTICLE}/nhan-xet", "remarks", remarks.remarks_page, _P.DESK_READ, "GET", "POST")
_page(
    f"{_ARTICLE}/nhan-xet/<{ROW}:remark_id>/<any({', '.join(map(repr, remarks.ACTS))}):act>",
    "settle_remark",
    remarks.settle_remark,
    _P.ARTICLE_WRITE,
    "POST",
)
_page(f"{_ARTICLE}/xem-thu", "preview", item_previews.preview, _P.DESK_READ)
blueprint.add_url_rule(
    f"{_ARTICLE}/xem-thu/trang",
    "preview_frame",
    as_reader(_P.DESK_READ, item_previews.drafted, item_previews.frame),
)
_page("/xem-thu/mau.css", "preview_tokens", item_previews.tokens, _P.DESK_READ)
_page(f"{_ARTICLE}/gui-ve-xa", "send_article", send.send, _P.ARTICLE_SYNDICATE, "GET", "POST")
_page("/nguon-goc/do-trich-dan", "measure_quotation", quoting.measured, _P.DESK_READ, "POST")
_page("/nguon-goc/<any(article, picture, file):work>", "origin_details", origins.details, _P.DESK_READ)
_page("/nguon-goc/<any(article, picture, file):work>/chon", "origin_presets", origins.presets, _P.DESK_READ)

_SENT = f"/tin-da-gui/<{ROW}:article_id>"
_page("/tin-da-gui/", "sent", sent.sent, _P.DESK_READ)
_page(_SENT, "sent_item", sent.sent_item, _P.DESK_READ)
_page(f"{_SENT}.csv", "sent_csv", sent.sent_csv, _P.DESK_READ)
_page(f"{_SENT}/thu-hoi", "take_back_copies", sent.take_back_copies, _P.ARTICLE_SYNDICATE, "POST")
_page(f"{_SENT}/thu-lai", "retry_copies", sent.retry_copies, _P.DELIVERY_RETRY, "POST")
_RECEIVED = f"/tin-cap-tren/<{ROW}:copy_id>"
_page("/tin-cap-tren/", "received", received.received, _P.DESK_READ)
_page(_RECEIVED, "received_item", received.received_item, _P.DESK_READ)
_page(f"{_RECEIVED}/tu-choi", "decline_copy", received.decline_copy, _P.ARTICLE_PUBLISH, "POST")
_page(f"{_RECEIVED}/nhan-lai", "retake_copy", received.retake_copy, _P.ARTICLE_PUBLISH, "POST")
_page(f"{_RECEIVED}/lay-ban-moi", "take_newer", received.take_newer, _P.ARTICLE_PUBLISH, "POST")
_page(f"{_RECEIVED}/giu-ban-xa", "keep_own", received.keep_own, _P.ARTICLE_PUBLISH, "POST")

_PICTURE = f"/anh/<{ROW}:picture_id>"
_page("/anh/", "pictures", library.pictures, _P.DESK_READ)
_page("/anh.json", "pictures_json", library.pictures_json, _P.DESK_READ)
_page("/anh/tai-len", "upload", library.upload, _P.PICTURE_UPLOAD, "GET", "POST")
_page(_PICTURE, "picture", library.picture, _P.DESK_READ)
_page(_PICTURE, "save_picture", library.save_picture, _P.PICTURE_UPLOAD, "POST")
_page("/anh/xep", "sort_pictures", many.pictures, _P.PICTURE_UPLOAD, "POST")
_page("/anh/thu-muc", "rename_picture_folder", many.rename_pictures, _P.PICTURE_UPLOAD, "POST")
_page("/anh/chung", "shared_pictures", offered.pictures, _P.DESK_READ)
_page("/anh/chung.json", "shared_pictures_json", offered.pictures_json, _P.DESK_READ)
_SHARED = f"/anh/chung/<{ROW}:picture_id>"
_page(f"{_SHARED}/<int(max=9999):width>.webp", "shared_rendition", offered.rendition, _P.DESK_READ)
_page(f"{_SHARED}/lay", "adopt_picture", offered.adopt, _P.PICTURE_UPLOAD, "POST")
_page(f"{_PICTURE}/cat", "cut_picture", looks.cut, _P.PICTURE_UPLOAD, "GET", "POST")
_page(f"{_PICTURE}/toan-canh.webp", "original_view", serving.original, _P.DESK_READ)
_page(f"{_PICTURE}/go", "withdraw_picture", looks.withdraw, _P.ARTICLE_WITHDRAW, "GET", "POST")
_page(f"{_PICTURE}/hien-lai", "restore_picture", looks.restore, _P.ARTICLE_WITHDRAW, "POST")
_page(f"{_PICTURE}/chia-se", "share_picture", looks.share, _P.PICTURE_SHARE, "POST")
_page(f"{_PICTURE}/<int(max=9999):width>.webp", "rendition", serving.rendition, _P.DESK_READ)

_FILE = f"/tap-tin/<{ROW}:file_id>"
_page("/tap-tin/", "files", file_library.files, _P.DESK_READ)
_page("/tap-tin.json", "files_json", file_library.files_json, _P.DESK_READ)
_page("/tap-tin/tai-len", "upload_files", file_library.upload_files, _P.FILE_UPLOAD, "GET", "POST")
_page("/tap-tin/xep", "sort_files", many.files, _P.FILE_UPLOAD, "POST")
_page("/tap-tin/thu-muc", "rename_file_folder", many.rename_files, _P.FILE_UPLOAD, "POST")
_page(_FILE, "file", file_library.file, _P.DESK_READ)
_page(_FILE, "save_file", file_library.save_file, _P.FILE_UPLOAD, "POST")
_page(f"{_FILE}/tep", "file_bytes", file_serving.download, _P.DESK_READ)
_page(f"{_FILE}/go", "withdraw_file", withdrawing.withdraw, _P.ARTICLE_WITHDRAW, "GET", "POST")
_page(f"{_FILE}/hien-lai", "restore_file", withdrawing.restore, _P.ARTICLE_WITHDRAW, "POST")
_page(
    f"{_FILE}/trang/<int(max=9999):number>/<int(max=9999):width>.webp",
    "file_page",
    file_serving.page_picture,
    _P.DESK_READ,
)

_BANNER = f"/bieu-ngu/<{ROW}:banner_id>"
_page("/bieu-ngu/", "banners", banners.banners, _P.BANNER_EDIT)
_page("/bieu-ngu/moi", "new_banner", banners.new_banner, _P.BANNER_EDIT, "GET", "POST")
_page(_BANNER, "banner", banners.banner, _P.BANNER_EDIT)
_page(_BANNER, "save_banner", banners.save_banner, _P.BANNER_EDIT, "POST")

_PART = f"/bo-cuc/<any({', '.join(map(repr, parts.SLUGS))}):part_slug>"
_page("/bo-cuc/", "arrange", parts.arrangement_page, _P.SITE_ARRANGE)
_page(_PART, "arrange_part", parts.part, _P.SITE_ARRANGE, "GET", "POST")
_page(f"{_PART}/ap-dung", "arrange_apply", parts.apply, _P.SITE_ARRANGE, "POST")
_page(f"{_PART}/bo-nhap", "arrange_discard", parts.discard, _P.SITE_ARRANGE, "POST")
_page(f"{_PART}/tra-lai", "arrange_restore", parts.take_back, _P.SITE_ARRANGE, "POST")
_page(f"{_PART}/xem-thu", "arrange_preview", previews.preview, _P.SITE_ARRANGE)
for _rule, _endpoint, _show in (
    ("/xem-thu/trang", "arrange_frame", previews.frame),
    ("/xem-thu/mau.css", "arrange_tokens", previews.tokens),
):
    blueprint.add_url_rule(_PART + _rule, _endpoint, as_reader(_P.SITE_ARRANGE, previews.drafted, _show))

_AGREEMENT = f"/ban-quyen/thoa-thuan/<{ROW}:agreement_id>"
_page("/ban-quyen/thoa-thuan/", "agreements", agreements.agreements, _P.DESK_READ)
_page("/ban-quyen/thoa-thuan/moi", "new_agreement", agreements.new_agreement, _P.RIGHTS_EDIT, "GET", "POST")
_page(_AGREEMENT, "agreement", agreements.agreement, _P.DESK_READ)
_page(_AGREEMENT, "save_agreement", agreements.save_agreement, _P.RIGHTS_EDIT, "POST")
_page(f"{_AGREEMENT}/ket-thuc", "close_agreement", agreements.close_agreement, _P.RIGHTS_EDIT, "POST")
_page(f"{_AGREEMENT}/mo-lai", "reopen_agreement", agreements.reopen_agreement, _P.RIGHTS_EDIT, "POST")
_CONTRIBUTOR = f"/ban-quyen/cong-tac-vien/<{ROW}:contributor_id>"
_page("/ban-quyen/cong-tac-vien/", "contributors", contributors.contributors, _P.DESK_READ)
_page("/ban-quyen/cong-tac-vien/moi", "new_contributor", contributors.new_contributor, _P.RIGHTS_EDIT, "GET", "POST")
_page(_CONTRIBUTOR, "contributor", contributors.contributor, _P.DESK_READ)
_page(_CONTRIBUTOR, "save_contributor", contributors.save_contributor, _P.RIGHTS_EDIT, "POST")
_page(f"{_CONTRIBUTOR}/ket-thuc", "close_contributor", contributors.close_contributor, _P.RIGHTS_EDIT, "POST")
_page(f"{_CONTRIBUTOR}/mo-lai", "reopen_contributor", contributors.reopen_contributor, _P.RIGHTS_EDIT, "POST")
_page("/ban-quyen/huong-dan", "rights_guide", guide.guide, _P.DESK_READ)

_TASK = f"/chi-dao/<{ROW}:task_id>"
_page("/chi-dao/", "directives", directives.directives, _P.DIRECTIVE_READ)
_page(_TASK, "directive", directives.directive, _P.DIRECTIVE_READ)
_page(f"{_TASK}/nhan", "acknowledge", directives.acknowledge, _P.DIRECTIVE_ANSWER, "POST")
_page(f"{_TASK}/bao-cao", "respond", directives.respond, _P.DIRECTIVE_ANSWER, "POST")

_page("/ban-quyen/het-han", "rights_ending", ending.ending, _P.RIGHTS_EDIT)
_page(f"/ban-quyen/het-han/<{ROW}:notice_id>/da-biet", "rights_noted", ending.noted, _P.RIGHTS_EDIT, "POST")

_page("/ban-quyen/ra-soat", "stock", review.review, _P.RIGHTS_EDIT)
_page("/ban-quyen/ra-soat/xem-truoc", "stock_preview", complete.preview, _P.ARTICLE_PUBLISH, "POST")
_page("/ban-quyen/ra-soat/ghi", "stock_complete", complete.complete, _P.ARTICLE_PUBLISH, "POST")
_BATCH = f"/ban-quyen/ra-soat/lan/<{ROW}:batch_id>"
_page(_BATCH, "stock_batch", complete.batch, _P.RIGHTS_EDIT)
_page(f"{_BATCH}/hoan-tac", "stock_undo", complete.undo, _P.ARTICLE_PUBLISH, "POST")

_page("/lien-ket/", "links", records.outgoing, _P.DESK_READ)
_page("/nhat-ky/", "audit", records.acts, _P.AUDIT_READ)

"""Taking the step whose button was pressed, and saying what has happened."""

from __future__ import annotations

from markupsafe import Markup

from congxa import publishing, tenancy
from congxa.core.actor import Actor
from congxa.core.errors import Invalid, Problem, Refused
from congxa.core.text import short_moment
from congxa.identity import Permission
from congxa.publishing import TRANSITIONS, Article, ArticleState, Step
from congxa.publishing.hands import not_yours
from congxa.publishing.states import is_open, permission_to_save, steps_from
from congxa.web.desk.articles.form import StepForm
from congxa.web.desk.moments import read_moment
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, public_url
from congxa.web.told import told

# What could not be done, above what is to be mended first.
_NOT_TAKEN = {
    Step.SUBMIT: "Chưa gửi duyệt được. Hãy sửa các mục sau:",
    Step.RETURN: "Chưa trả lại được. Hãy sửa các mục sau:",
    Step.APPROVE: "Chưa duyệt được. Hãy sửa các mục sau:",
    Step.PUBLISH: "Chưa đăng được. Hãy sửa các mục sau:",
    Step.SCHEDULE: "Chưa hẹn giờ đăng được. Hãy sửa các mục sau:",
    Step.WITHDRAW: "Chưa gỡ được. Hãy sửa các mục sau:",
    Step.REOPEN: "Chưa mở lại được. Hãy sửa các mục sau:",
}

# Problem's field of a step -> the form's field beside its button.
_BESIDE = {Step.RETURN: {"note": "return_note"}, Step.WITHDRAW: {"reason": "withdraw_reason"}}


def take(actor: Actor, article: Article, step: Step, typed: StepForm) -> Article:
    """Take one step with an article at the version it has. Raises what the services raise, at the form's fields."""
    unit_id, article_id, version = article.unit_id, article.id, article.version
    try:
        match step:
            case Step.SUBMIT:
                return publishing.submit(actor, unit_id, article_id, version)
            case Step.RETRACT:
                return publishing.retract(actor, unit_id, article_id, version)
            case Step.RETURN:
                return publishing.return_to_author(actor, unit_id, article_id, version, typed.return_note)
            case Step.APPROVE:
                return publishing.approve(actor, unit_id, article_id, version)
            case Step.PUBLISH:
                return publishing.publish(actor, unit_id, article_id, version)
            case Step.SCHEDULE:
                moment = read_moment(typed.publish_at, "publish_at")
                if moment is None:
                    raise Invalid.at("publish_at", _("Chưa chọn giờ đăng. Hãy chọn ngày và giờ."))
                return publishing.schedule(actor, unit_id, article_id, version, moment)
            case Step.UNSCHEDULE:
                return publishing.unschedule(actor, unit_id, article_id, version)
            case Step.WITHDRAW:
                return publishing.withdraw(actor, unit_id, article_id, version, typed.withdraw_reason)
            case Step.EXPIRE:
                return publishing.expire(actor, unit_id, article_id, version)
            case Step.ARCHIVE:
                return publishing.archive(actor, unit_id, article_id, version)
            case Step.REOPEN:
                return publishing.reopen(actor, unit_id, article_id, version)
    except Invalid as error:
        names = _BESIDE.get(step, {})
        raise Invalid([Problem(names.get(each.field, each.field), each.message) for each in error.problems]) from None


def may_save(actor: Actor, article: Article) -> bool:
    """Whether this actor may change the article as it stands now."""
    if not is_open(article.state) or not publishing.may_with(actor, permission_to_save(article.state), article):
        return False
    return not publishing.bonds.is_locked(actor, article)


def why_not(actor: Actor, article: Article) -> str:
    """Why the article cannot be changed, and what to do instead; empty when it can."""
    if may_save(actor, article):
        return ""
    if article.source_unit_id is not None and publishing.bonds.is_locked(actor, article):
        source = tenancy.title_of(article.source_unit_id)
        return _(
            "Tin này do %(source)s phát hành và giữ nguyên văn, nên chỉ %(source)s sửa được. Nếu có chỗ sai, hãy báo"
            " cho nơi phát hành; họ sửa thì bản ở đây tự đổi theo.",
            source=source,
        )
    if not is_open(article.state):
        return _("Bài không còn trên trang nên không sửa được. Muốn sửa, hãy bấm “Mở lại để sửa”.")
    if permission_to_save(article.state) is Permission.ARTICLE_WRITE:
        return not_yours(article)
    return _("Bài này đã duyệt, đã đăng hoặc đang hẹn giờ đăng, nên chỉ trưởng ban biên tập sửa được.")


def not_taken(step: Step | None, *, is_kept: bool = False) -> str:
    """The sentence above what a refused step is waiting for; empty where it was the save that was refused."""
    if is_kept:
        return _("Bài đã lưu, chưa chuyển bước. Hãy sửa các mục sau rồi làm lại bước đó:")
    return _(_NOT_TAKEN[step]) if step in _NOT_TAKEN else ""


def first_steps(actor: Actor, unit_id: int) -> tuple[Step, ...]:
    """The steps that this actor may take with an article that is being written for the first time."""
    return tuple(step for step in steps_from(ArticleState.DRAFT) if actor.may(TRANSITIONS[step].permission, unit_id))


def steps_offered(actor: Actor, article: Article) -> tuple[Step, ...]:
    """The steps whose buttons stand beside the article."""
    steps = publishing.next_steps(actor, article)
    may_take_off = publishing.bonds.may_take_off(actor, article)
    return tuple(step for step in steps if may_take_off or step not in (Step.WITHDRAW, Step.EXPIRE))


def waits_for_another(actor: Actor, article: Article) -> bool:
    """Whether whoever may approve has written the article alone, so that somebody else approves it."""
    if article.state != ArticleState.SUBMITTED or article.has_second_eyes:
        return False
    may = actor.may(TRANSITIONS[Step.APPROVE].permission, article.unit_id)
    return may and Step.APPROVE not in publishing.next_steps(actor, article)


def require_writer(actor: Actor, unit_id: int) -> None:
    """Raises Refused where somebody may look around the desk but not write."""
    if not actor.may(Permission.ARTICLE_WRITE, unit_id):
        raise Refused(_("Tài khoản của bạn chưa có quyền viết bài."))


def what_happened(step: Step, article: Article) -> str | Markup:
    """The sentence shown after a step."""
    match step:
        case Step.PUBLISH:
            address = public_url(current_unit(), publishing.address(article.id, article.slug))
            words = _("Đã đăng bài. Người dân xem được ngay.")
            return Markup('{} <a class="alert-link" href="{}">{}</a>').format(words, address, _("Xem trang công khai"))
        case Step.SUBMIT:
            return _submitted(article)
        case Step.APPROVE:
            if article.state == ArticleState.APPROVED:
                return _("Đã duyệt bài. Bài chờ được đăng hoặc hẹn giờ.")
            return _("Đã duyệt bài. Bài được phép lên đầu trang chủ.")
        case Step.RETRACT:
            return _("Đã rút lại bài thành bản nháp. Sửa xong, hãy gửi duyệt lại.")
        case Step.RETURN:
            return _("Đã trả lại bài cho người viết, kèm nội dung cần sửa.")
        case Step.SCHEDULE:
            at = short_moment(article.publish_at) if article.publish_at else ""
            return _("Bài sẽ tự đăng lúc %(at)s (giờ Việt Nam).", at=at)
        case Step.UNSCHEDULE:
            return _("Đã hủy hẹn giờ. Bài trở lại danh sách chờ duyệt.")
        case Step.WITHDRAW:
            return _("Đã gỡ bài khỏi trang công khai. Nội dung vẫn được giữ ở đây.")
        case Step.EXPIRE:
            return _("Đã kết thúc đăng. Bài không còn trên trang công khai; nội dung vẫn được giữ ở đây.")
        case Step.ARCHIVE:
            return _("Đã đưa bài vào lưu trữ.")
        case Step.REOPEN:
            return _("Đã mở lại bài thành bản nháp. Bạn sửa được ngay.")


def _submitted(article: Article) -> str:
    """Nothing that is missing hinders a submission, but whoever submits is told of it."""
    sent, gaps = _("Đã gửi bài để duyệt."), publishing.gaps(current_actor(), article)
    if not gaps:
        return sent
    if len(gaps) == 1:
        return f"{sent} " + _("Để đăng được còn thiếu: %(gap)s", gap=told(gaps[0].message))
    first = told(gaps[0].message)
    return f"{sent} " + _("Để đăng được còn thiếu %(count)s mục: %(gap)s…", count=len(gaps), gap=first.rstrip("."))

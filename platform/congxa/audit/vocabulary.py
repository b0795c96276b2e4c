"""Everything that can stand in the audit record, with the words in which it is shown. A closed list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Event(StrEnum):
    ACCOUNT_CREATED = "account.created"
    ACCOUNT_PASSWORD_CHANGED = "account.password_changed"  # noqa: S105
    ACCOUNT_SIGNED_IN = "account.signed_in"
    ACCOUNT_SIGNED_OUT_EVERYWHERE = "account.signed_out_everywhere"
    ARTICLE_APPROVED = "article.approved"
    ARTICLE_ARCHIVED = "article.archived"
    ARTICLE_BINNED = "article.binned"
    AGREEMENT_CLOSED = "agreement.closed"
    AGREEMENT_MADE = "agreement.made"
    AGREEMENT_OPENED = "agreement.opened"
    AGREEMENT_SAVED = "agreement.saved"
    ARTICLE_CREATED = "article.created"
    ARTICLE_EXPIRED = "article.expired"
    ARTICLE_IMPORTED = "article.imported"
    ARTICLE_PUBLISHED = "article.published"
    ARTICLE_PURGED = "article.purged"
    ARTICLE_RECEIVED = "article.received"
    ARTICLE_RECALLED = "article.recalled"
    ARTICLE_REOPENED = "article.reopened"
    ARTICLE_RESTORED = "article.restored"
    ARTICLE_RETRACTED = "article.retracted"
    ARTICLE_RETRIED = "article.retried"
    ARTICLE_RETURNED = "article.returned"
    ARTICLE_REVERTED = "article.reverted"
    ARTICLE_SAVED = "article.saved"
    ARTICLE_SCHEDULED = "article.scheduled"
    ARTICLE_SENT = "article.sent"
    ARTICLE_SUBMITTED = "article.submitted"
    ARTICLE_UNSCHEDULED = "article.unscheduled"
    ARTICLE_WITHDRAWN = "article.withdrawn"
    BANNER_CREATED = "banner.created"
    BANNER_SAVED = "banner.saved"
    CONTRIBUTOR_CLOSED = "contributor.closed"
    CONTRIBUTOR_MADE = "contributor.made"
    CONTRIBUTOR_OPENED = "contributor.opened"
    CONTRIBUTOR_SAVED = "contributor.saved"
    DIRECTIVE_ISSUED = "directive.issued"
    FILE_BINNED = "file.binned"
    FILE_CHANGED = "file.changed"
    FILE_PURGED = "file.purged"
    FILE_RESTORED = "file.restored"
    FILE_TAKEN_BACK = "file.taken_back"
    FILE_UPLOADED = "file.uploaded"
    FILE_WITHDRAWN = "file.withdrawn"
    LINK_RULE_MADE = "link_rule.made"
    LINK_RULE_REVOKED = "link_rule.revoked"
    PICTURE_ADOPTED = "picture.adopted"
    PICTURE_BINNED = "picture.binned"
    PICTURE_CHANGED = "picture.changed"
    PICTURE_CROPPED = "picture.cropped"
    PICTURE_PURGED = "picture.purged"
    PICTURE_RESTORED = "picture.restored"
    PICTURE_SHARED = "picture.shared"
    PICTURE_TAKEN_BACK = "picture.taken_back"
    PICTURE_UNSHARED = "picture.unshared"
    PICTURE_UPLOADED = "picture.uploaded"
    PRESS_ADDED = "press.added"
    PRESS_REVOKED = "press.revoked"
    REMARK_ANSWERED = "remark.answered"
    REMARK_MADE = "remark.made"
    REMARK_REOPENED = "remark.reopened"
    REMARK_RESOLVED = "remark.resolved"
    REUSE_EXPLAINED = "reuse.explained"
    RIGHTS_COMPLETED = "rights.completed"
    RIGHTS_COMPLETION_UNDONE = "rights.completion_undone"
    PICTURE_WITHDRAWN = "picture.withdrawn"
    SITE_ARRANGED = "site.arranged"
    SITE_DRAFTED = "site.drafted"
    SITE_DRAFT_DROPPED = "site.draft_dropped"
    SITE_RESTORED = "site.restored"
    TASK_ACKNOWLEDGED = "task.acknowledged"
    TASK_CLOSED = "task.closed"
    TASK_RESPONDED = "task.responded"
    TASK_RETURNED = "task.returned"
    TENANT_APPLIED = "tenant.applied"
    WORK_RELEASED = "work.released"
    WORK_WITHHELD = "work.withheld"


TITLES: Mapping[Event, str] = {
    Event.ACCOUNT_CREATED: "Tạo tài khoản",
    Event.ACCOUNT_PASSWORD_CHANGED: "Đổi mật khẩu",
    Event.ACCOUNT_SIGNED_IN: "Đăng nhập",
    Event.ACCOUNT_SIGNED_OUT_EVERYWHERE: "Đăng xuất trên mọi thiết bị",
    Event.ARTICLE_APPROVED: "Duyệt bài",
    Event.ARTICLE_ARCHIVED: "Đưa bài vào lưu trữ",
    Event.ARTICLE_BINNED: "Bỏ bài vào thùng rác",
    Event.AGREEMENT_CLOSED: "Kết thúc thỏa thuận bản quyền",
    Event.AGREEMENT_MADE: "Thêm thỏa thuận bản quyền",
    Event.AGREEMENT_OPENED: "Mở lại thỏa thuận bản quyền",
    Event.AGREEMENT_SAVED: "Sửa thỏa thuận bản quyền",
    Event.ARTICLE_CREATED: "Tạo bài viết",
    Event.ARTICLE_EXPIRED: "Kết thúc đăng bài",
    Event.ARTICLE_IMPORTED: "Nhập bài viết từ tệp",
    Event.ARTICLE_PUBLISHED: "Đăng bài",
    Event.ARTICLE_PURGED: "Xóa hẳn bài trong thùng rác",
    Event.ARTICLE_RECEIVED: "Quyết định về tin cấp trên gửi",
    Event.ARTICLE_RECALLED: "Thu hồi tin đã gửi",
    Event.ARTICLE_REOPENED: "Mở lại bài để sửa",
    Event.ARTICLE_RESTORED: "Lấy bài khỏi thùng rác",
    Event.ARTICLE_RETRACTED: "Rút bài đã gửi duyệt",
    Event.ARTICLE_RETRIED: "Thử lại việc gửi tin",
    Event.ARTICLE_RETURNED: "Trả lại bài",
    Event.ARTICLE_REVERTED: "Khôi phục bản cũ của bài",
    Event.ARTICLE_SAVED: "Lưu bài viết",
    Event.ARTICLE_SCHEDULED: "Hẹn giờ đăng",
    Event.ARTICLE_SENT: "Gửi tin về các đơn vị",
    Event.ARTICLE_SUBMITTED: "Gửi duyệt",
    Event.ARTICLE_UNSCHEDULED: "Hủy hẹn giờ đăng",
    Event.ARTICLE_WITHDRAWN: "Gỡ bài",
    Event.BANNER_CREATED: "Tạo biểu ngữ",
    Event.BANNER_SAVED: "Lưu biểu ngữ",
    Event.CONTRIBUTOR_CLOSED: "Kết thúc hồ sơ cộng tác viên",
    Event.CONTRIBUTOR_MADE: "Thêm cộng tác viên",
    Event.CONTRIBUTOR_OPENED: "Mở lại hồ sơ cộng tác viên",
    Event.CONTRIBUTOR_SAVED: "Sửa hồ sơ cộng tác viên",
    Event.DIRECTIVE_ISSUED: "Ban hành chỉ đạo",
    Event.FILE_BINNED: "Bỏ tệp vào thùng rác",
    Event.FILE_CHANGED: "Sửa thông tin tệp",
    Event.FILE_PURGED: "Xóa hẳn tệp khỏi thùng rác",
    Event.FILE_RESTORED: "Cho hiện lại tệp đã gỡ",
    Event.FILE_TAKEN_BACK: "Lấy tệp ra khỏi thùng rác",
    Event.FILE_UPLOADED: "Tải tệp lên",
    Event.FILE_WITHDRAWN: "Gỡ tệp khỏi trang",
    Event.LINK_RULE_MADE: "Gỡ liên kết khỏi tất cả các trang",
    Event.LINK_RULE_REVOKED: "Hoàn tác việc gỡ liên kết",
    Event.PICTURE_ADOPTED: "Lấy ảnh chung của cấp trên",
    Event.PICTURE_BINNED: "Bỏ ảnh vào thùng rác",
    Event.PICTURE_CHANGED: "Sửa thông tin ảnh",
    Event.PICTURE_CROPPED: "Cắt ảnh, đặt điểm chính",
    Event.PICTURE_PURGED: "Xóa hẳn ảnh khỏi thùng rác",
    Event.PICTURE_RESTORED: "Cho hiện lại ảnh đã gỡ",
    Event.PICTURE_SHARED: "Chia sẻ ảnh cho cấp dưới",
    Event.PICTURE_TAKEN_BACK: "Lấy ảnh ra khỏi thùng rác",
    Event.PICTURE_UNSHARED: "Thôi chia sẻ ảnh",
    Event.PICTURE_UPLOADED: "Tải ảnh lên",
    Event.PRESS_ADDED: "Thêm bài báo để đối chiếu",
    Event.PRESS_REVOKED: "Thu hồi bài báo để đối chiếu",
    Event.REMARK_ANSWERED: "Trả lời nhận xét về bài",
    Event.REMARK_MADE: "Nhận xét về bài",
    Event.REMARK_REOPENED: "Mở lại nhận xét về bài",
    Event.REMARK_RESOLVED: "Đánh dấu nhận xét đã xong",
    Event.REUSE_EXPLAINED: "Giải thích đoạn trùng",
    Event.RIGHTS_COMPLETED: "Bổ sung nguồn gốc hàng loạt",
    Event.RIGHTS_COMPLETION_UNDONE: "Hoàn tác bổ sung nguồn gốc hàng loạt",
    Event.PICTURE_WITHDRAWN: "Gỡ ảnh khỏi các trang",
    Event.SITE_ARRANGED: "Áp dụng bố cục trang",
    Event.SITE_DRAFTED: "Lưu bản nháp bố cục trang",
    Event.SITE_DRAFT_DROPPED: "Bỏ bản nháp bố cục trang",
    Event.SITE_RESTORED: "Trả bố cục trang về tệp cấu hình",
    Event.TASK_ACKNOWLEDGED: "Xác nhận đã nhận chỉ đạo",
    Event.TASK_CLOSED: "Nghiệm thu và đóng chỉ đạo",
    Event.TASK_RESPONDED: "Báo cáo đã khắc phục",
    Event.TASK_RETURNED: "Trả lại báo cáo khắc phục",
    Event.TENANT_APPLIED: "Áp dụng cấu hình đơn vị",
    Event.WORK_RELEASED: "Cho hiển thị lại nhờ gia hạn quyền",
    Event.WORK_WITHHELD: "Tạm ẩn vì hết hạn quyền",
}

"""The one place where an error becomes an HTTP answer."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

import structlog
from flask import Flask, Response, json, request, session
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from congxa.core.errors import Conflict, CongxaError, Gone, Invalid, Missing, Refused, Unavailable
from congxa.core.words import say
from congxa.web.told import told

STATUS: dict[type[CongxaError], int] = {
    **{Refused: 403, Missing: 404, Gone: 410},
    **{Conflict: 409, Invalid: 422, Unavailable: 503},
}
TITLES = {
    400: "Yêu cầu không hợp lệ",
    401: "Phiên làm việc đã hết",
    403: "Bạn chưa có quyền làm việc này",
    404: "Không tìm thấy trang này",
    405: "Không làm được bằng cách này",
    409: "Nội dung đã thay đổi",
    410: "Nội dung đã được gỡ",
    413: "Tệp quá lớn",
    422: "Chưa lưu được",
    429: "Quá nhiều yêu cầu",
    500: "Hệ thống gặp lỗi",
    503: "Hệ thống tạm thời không phục vụ được",
}
Render = Callable[[int, str, str], str]
log = structlog.get_logger(__name__)


def status_of(error: CongxaError) -> int:
    """The HTTP status of one of our errors; an unknown kind is a programming error and raises KeyError."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def way_back() -> str:
    """The page of this host from which a form was sent, where what was typed is offered again; empty for what was only
    opened."""
    sent_from = urlsplit(request.referrer or "")
    if request.method == "GET" or sent_from.netloc != request.host:
        return ""
    return urlunsplit(("", "", "/" + sent_from.path.lstrip("/"), sent_from.query, ""))


def register(app: Flask, render: Render) -> None:
    """Answer every error with a page of the face it happened on: ``render(status, title, message)``."""

    def answer(status: int, message: str) -> Response:
        title = TITLES.get(status, TITLES[500])
        try:
            if request.accept_mimetypes.best == "application/json":  # a script asks, and tells it in its own place
                response = Response(json.dumps({"message": told(message)}), status, mimetype="application/json")
            else:
                response = Response(render(status, title, message), status)
        except Exception:
            # The page of an error must not fail for the reason that made the error.
            log.exception("error_page_failed", path=request.path)
            response = Response(f"{title}. {message}", status, mimetype="text/plain")
        response.headers["Cache-Control"] = "no-store"
        if status == 503:
            response.headers["Retry-After"] = "10"
        return response

    @app.errorhandler(CongxaError)
    def ours(error: CongxaError) -> Response:
        return answer(status_of(error), error.message)

    @app.errorhandler(SQLAlchemyError)
    def database(error: SQLAlchemyError) -> Response:
        if isinstance(error, (OperationalError, InterfaceError, PoolTimeout)):
            log.error("database_unavailable", path=request.path, error=str(error.__cause__ or error))
            return answer(
                503, say("Cơ sở dữ liệu chưa trả lời. Hãy thử lại sau ít phút; những gì đã lưu vẫn còn nguyên.")
            )
        if isinstance(error, DataError):  # a number in the address that no row can have
            return answer(404, _WORDS[404])
        if isinstance(error, (StaleDataError, IntegrityError)):
            return answer(409, say("Có người vừa thay đổi nội dung này. Hãy tải lại trang để xem bản mới nhất."))
        log.exception("database_error", path=request.path)
        return answer(500, say("Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn gặp, hãy báo cho đơn vị quản trị."))

    @app.errorhandler(RequestEntityTooLarge)
    def too_large(_error: RequestEntityTooLarge) -> Response:
        return answer(
            413, say("Tệp gửi lên quá lớn. Ảnh tối đa 12 MB, PDF 30 MB, phim 200 MB. Hãy thu nhỏ hoặc gửi từng tệp.")
        )

    @app.errorhandler(CSRFError)
    def of_another_session(_error: CSRFError) -> Response:
        return answer(400, _OLD_PAGE) if "_user_id" in session else answer(401, _SIGNED_OUT)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        plain = error.get_response()
        if plain.status_code < 400:
            return Response(plain.get_data(), plain.status_code, plain.headers)  # a redirect of the router
        return answer(plain.status_code, _WORDS.get(plain.status_code, say("Hãy quay lại trang trước và thử lại.")))

    @app.errorhandler(Exception)
    def unexpected(_error: Exception) -> Response:
        log.exception("unexpected_error", path=request.path)
        return answer(500, say("Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn gặp, hãy báo cho đơn vị quản trị."))


_OLD_PAGE = say(
    "Trang này mở từ trước lần đăng nhập gần nhất nên chưa gửi được. Hãy quay lại trang vừa rồi và gửi lại."
    " Phần đã gõ vào bài viết được giữ trên máy này."
)
_SIGNED_OUT = say(
    "Hãy đăng nhập lại rồi gửi lại. Phần đã gõ vào bài viết được giữ trên máy này và sẽ được hỏi có dùng tiếp không."
)
_WORDS = {
    404: say("Địa chỉ này không có hoặc đã thay đổi. Hãy về trang chủ."),
    405: say("Trang này chỉ mở được từ nút bấm của nó. Hãy quay lại trang trước."),
    429: say("Bạn đã thử quá nhiều lần trong thời gian ngắn. Hãy đợi một phút rồi thử lại."),
}

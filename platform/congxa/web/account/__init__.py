"""Signing in and out, and one's own account. The address book of the face."""

from flask import Blueprint

from congxa.web.account import own, session

blueprint = Blueprint("account", __name__, template_folder="templates")

blueprint.add_url_rule("/", "home", session.home, methods=["GET"])
blueprint.add_url_rule("/dang-nhap", "sign_in", session.sign_in, methods=["GET", "POST"])
blueprint.add_url_rule("/dang-xuat", "sign_out", session.sign_out, methods=["POST"])
blueprint.add_url_rule("/don-vi", "choose", session.choose, methods=["GET"])
blueprint.add_url_rule("/tai-khoan", "settings", own.settings, methods=["GET"])
blueprint.add_url_rule("/tai-khoan/mat-khau", "password", own.password, methods=["POST"])
blueprint.add_url_rule("/tai-khoan/dang-xuat-moi-noi", "sign_out_everywhere", own.sign_out_everywhere, methods=["POST"])
blueprint.add_url_rule("/tai-khoan/ngon-ngu", "language", own.language, methods=["POST"])

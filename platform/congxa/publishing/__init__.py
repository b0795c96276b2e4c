"""What does a site say? Sections, articles and their way from draft to reader, revisions, banners, schedule."""

from congxa.publishing import remarks
from congxa.publishing import timekeeping as timekeeping
from congxa.publishing.autosaves import service as autosaves
from congxa.publishing.banner import BannerDraft, banner_for, banners, create_banner, save_banner
from congxa.publishing.bin import bin_days, binned, discard, gone_on, take_back
from congxa.publishing.drafts import MAX_SUMMARY, Draft
from congxa.publishing.duties import Due, duties
from congxa.publishing.expiry.jobs import keep_rights
from congxa.publishing.expiry.notices import Ending, endings, make_notices, mark_read
from congxa.publishing.expiry.withhold import Settled, settle, settle_on
from congxa.publishing.files.service import add_file, describe_file
from congxa.publishing.further import ask_more
from congxa.publishing.hands import may_with, require_with
from congxa.publishing.imports.lines import ImportedArticle
from congxa.publishing.imports.service import ImportReport, import_article, import_lines
from congxa.publishing.jobs import BINS, expire_due, publish_due, retire_banners, units_due
from congxa.publishing.kinds import Kind, KindUnknown, all_kinds, kind_of
from congxa.publishing.kinds import template_folders as kind_templates
from congxa.publishing.library.sharing import follow_sources, units_with_copies
from congxa.publishing.menu import follow_tenant_file
from congxa.publishing.models import Article, ArticleRevision, Banner, PictureUse, Section
from congxa.publishing.output import Output, output
from congxa.publishing.pictures.service import add_picture, describe_picture
from congxa.publishing.queries import (
    PAGE,
    all_articles,
    article_for,
    articles,
    counts,
    draft_of,
    gaps,
    items_of_kind,
    may_bin,
    newest_version,
    next_steps,
    revisions,
    sections,
    writers,
)
from congxa.publishing.rows import EditedMeanwhile, address, section_address, shown
from congxa.publishing.service import create, is_kept, save
from congxa.publishing.states import (
    STATE_TITLES,
    STEP_TITLES,
    TRANSITIONS,
    ArticleState,
    Step,
    Transition,
)
from congxa.publishing.stock.audit import StockWork, stock, worst_first
from congxa.publishing.stock.complete import (
    Change,
    batch_for,
    batches,
    complete,
    preview_completion,
    undo_completion,
)
from congxa.publishing.stock.figures import (
    RightsShare,
    keep_figures,
    keep_figures_of_today,
    kept_shares,
    shares,
    together,
)
from congxa.publishing.stock.models import RightsBatch, RightsStock
from congxa.publishing.syndicated import bonds as bonds
from congxa.publishing.syndicated import delivery as delivery
from congxa.publishing.syndicated import receiving as receiving
from congxa.publishing.syndicated import sending as sending
from congxa.publishing.syndicated import trouble as trouble
from congxa.publishing.syndicated import watching as watching
from congxa.publishing.syndicated.models import SyndicatedCopy, SyndicatedWork
from congxa.publishing.syndicated.works import units_given
from congxa.publishing.versions import as_restored, hindrances, restore, version_of
from congxa.publishing.waiting import Line, Pile, piles
from congxa.publishing.workflow import (
    approve,
    archive,
    expire,
    publish,
    reopen,
    retract,
    return_to_author,
    schedule,
    submit,
    unschedule,
    withdraw,
)

__all__ = [
    "BINS",
    "MAX_SUMMARY",
    "PAGE",
    "STATE_TITLES",
    "STEP_TITLES",
    "TRANSITIONS",
    "Article",
    "ArticleRevision",
    "ArticleState",
    "Banner",
    "BannerDraft",
    "Change",
    "Draft",
    "Due",
    "EditedMeanwhile",
    "Ending",
    "ImportReport",
    "ImportedArticle",
    "Kind",
    "KindUnknown",
    "Line",
    "Output",
    "PictureUse",
    "Pile",
    "RightsBatch",
    "RightsShare",
    "RightsStock",
    "Section",
    "Settled",
    "Step",
    "StockWork",
    "SyndicatedCopy",
    "SyndicatedWork",
    "Transition",
    "add_file",
    "add_picture",
    "address",
    "all_articles",
    "all_kinds",
    "approve",
    "archive",
    "article_for",
    "articles",
    "as_restored",
    "ask_more",
    "autosaves",
    "banner_for",
    "banners",
    "batch_for",
    "batches",
    "bin_days",
    "binned",
    "complete",
    "counts",
    "create",
    "create_banner",
    "delivery",
    "describe_file",
    "describe_picture",
    "discard",
    "draft_of",
    "duties",
    "endings",
    "expire",
    "expire_due",
    "follow_sources",
    "follow_tenant_file",
    "gaps",
    "gone_on",
    "hindrances",
    "import_article",
    "import_lines",
    "is_kept",
    "items_of_kind",
    "keep_figures",
    "keep_figures_of_today",
    "keep_rights",
    "kept_shares",
    "kind_of",
    "kind_templates",
    "make_notices",
    "mark_read",
    "may_bin",
    "may_with",
    "newest_version",
    "next_steps",
    "output",
    "piles",
    "preview_completion",
    "publish",
    "publish_due",
    "receiving",
    "remarks",
    "reopen",
    "require_with",
    "restore",
    "retire_banners",
    "retract",
    "return_to_author",
    "revisions",
    "save",
    "save_banner",
    "schedule",
    "section_address",
    "sections",
    "sending",
    "settle",
    "settle_on",
    "shares",
    "shown",
    "stock",
    "submit",
    "take_back",
    "together",
    "trouble",
    "undo_completion",
    "units_due",
    "units_given",
    "units_with_copies",
    "unschedule",
    "version_of",
    "withdraw",
    "worst_first",
    "writers",
]

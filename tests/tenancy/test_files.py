"""Tenant files: ours are sound, and a unit inherits what it does not say."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from congxa.tenancy.files import INHERITED, complete, load, read
from congxa.tenancy.schema import TABLES, TenantSpec
from tenancy.cases import TENANTS, Case, edit, mistakes_in

# --- our own files


def test_our_files_have_no_mistake() -> None:
    assert [str(mistake) for mistake in mistakes_in(TENANTS)] == []


def test_our_files_are_the_district_and_its_21_units() -> None:
    specs = load(TENANTS).specs
    assert (specs[0].slug, specs[0].kind, specs[0].code) == ("huong-hoa", "district", "465")
    below = [spec for spec in specs if spec.parent == "huong-hoa"]
    assert len(specs) == 22 and len(below) == 21
    assert {spec.slug for spec in below if spec.kind == "town"} == {"khe-sanh", "lao-bao"}
    assert len({spec.site.slogan for spec in specs}) == 22


def test_the_end_of_a_unit_does_not_close_its_site() -> None:
    for spec in load(TENANTS).specs:
        assert (spec.valid_to, spec.site.state) == (date(2025, 6, 30), "active")


def test_the_example_shows_every_key() -> None:
    example = (TENANTS / "khe-sanh.toml").read_text(encoding="utf-8")
    written = set(re.findall(r"(\w+) = ", example))
    for table, model in TABLES.items():
        for key in model.model_fields:
            header = f"{table}.{key}".removeprefix(".")
            assert key in written or f"[{header}]" in example, header


def test_behind_the_comment_signs_of_the_example_stand_working_lines(tmp_path: Path) -> None:
    shutil.copytree(TENANTS, tmp_path, dirs_exist_ok=True)
    lines = (tmp_path / "khe-sanh.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("# [[site.sections]]")
    keys = [line.removeprefix("# ") for line in lines if line.startswith("# ") and (" = " in line or line[2] == "[")]
    assert lines[start].removeprefix("# ") in keys
    body = "\n".join(line.removeprefix("# ") if line.removeprefix("# ") in keys else line for line in lines)
    (tmp_path / "khe-sanh.toml").write_text(body, encoding="utf-8")
    # All is accepted but the policy, since Khe Sanh has no unit below it.
    assert [(mistake.file, mistake.key) for mistake in mistakes_in(tmp_path)] == [("khe-sanh.toml", "policy")]


# --- inheritance


def test_a_unit_inherits_what_it_does_not_say() -> None:
    loaded = load(TENANTS)
    district, huc = loaded.spec("huong-hoa"), loaded.spec("huc")
    for key in ("sections", "links", "board", "theme", "languages", "tokens"):
        assert getattr(huc.site, key) == getattr(district.site, key)
    assert huc.site.contact.governing_body == "Ủy ban nhân dân huyện Hướng Hóa"
    assert huc.policy == district.policy


def test_a_unit_keeps_what_it_says_and_tokens_are_filled_key_by_key() -> None:
    loaded = load(TENANTS)
    tan_long = loaded.spec("tan-long")
    assert tan_long.site.tokens.accent == "#4d7c0f"
    assert tan_long.site.tokens.primary == loaded.spec("huong-hoa").site.tokens.primary
    assert loaded.spec("thanh").site.theme == "nui-rung"


def test_identity_is_never_inherited(case: Case) -> None:
    folder = case("sound")
    edit(folder / "xa-mot.toml", 'hosts = ["xa-mot.huyenmau.example"]\n', "")
    edit(folder / "xa-mot.toml", "valid_to = 2025-06-30\n", "")
    edit(folder / "huyen-mau.toml", "valid_from = 2020-01-01", "valid_from = 2020-01-01\npopulation = 9\narea_km2 = 9")
    edit(folder / "huyen-mau.toml", "[site]", '[site]\nstate = "suspended"')
    commune = load(folder).spec("xa-mot")
    assert (commune.site.hosts, commune.site.state) == ((), "active")
    assert (commune.valid_to, commune.population, commune.area_km2) == (None, None, None)


def test_inheritance_passes_over_generations(case: Case) -> None:
    folder = case("sound")
    province = (folder / "huyen-mau.toml").read_text(encoding="utf-8").replace("huyen-mau", "tinh-mau")
    province = (
        province.replace('"district"', '"province"')
        .replace('"999"', '"99"')
        .replace("huyenmau.example", "tinh.example")
    )
    (folder / "tinh-mau.toml").write_text(province, encoding="utf-8")
    edit(folder / "huyen-mau.toml", 'code = "999"', 'code = "999"\nparent = "tinh-mau"')
    edit(folder / "huyen-mau.toml", 'theme = "base"\n', "")
    edit(
        folder / "huyen-mau.toml",
        "deadline_days = { critical = 1, high = 3, medium = 5, low = 10 }",
        "deadline_days = { low = 20 }",
    )
    assert mistakes_in(folder) == []
    loaded = load(folder)
    assert [spec.slug for spec in loaded.specs] == ["tinh-mau", "huyen-mau", "xa-mot"]
    assert loaded.spec("xa-mot").site.theme == "base"
    policy = loaded.spec("xa-mot").policy
    assert policy is not None
    assert (policy.deadline_days.critical, policy.deadline_days.low) == (1, 20)


def test_every_inherited_key_is_a_key_of_the_schema() -> None:
    for key in INHERITED:
        table, _, name = key.rpartition(".")
        assert name in TABLES[table].model_fields


def test_filling_one_unit_leaves_the_files_as_they_were_read() -> None:
    files = read(TENANTS)
    for slug in files:
        complete(slug, files)
    assert files == read(TENANTS)


# --- the digest


def test_the_digest_changes_with_what_is_said_and_with_what_is_inherited(case: Case) -> None:
    folder = case("sound")
    before = load(folder)
    edit(folder / "huyen-mau.toml", "#c98a00", "#c98a01")
    after = load(folder)
    for slug in ("huyen-mau", "xa-mot"):
        assert before.spec(slug).digest() != after.spec(slug).digest()


def test_the_digest_ignores_the_order_of_keys_and_comments(case: Case) -> None:
    folder = case("sound")
    before = load(folder).spec("xa-mot").digest()
    edit(folder / "xa-mot.toml", 'name = "Một"\nkind = "commune"', 'kind = "commune" # first\nname = "Một"')
    assert load(folder).spec("xa-mot").digest() == before


def test_a_spec_survives_being_kept_as_json() -> None:
    for spec in load(TENANTS).specs:
        assert TenantSpec.model_validate_json(spec.model_dump_json()) == spec

"""``rawi actors``."""


def test_find_knows_a_name_with_a_lost_blank(run):
    result = run("actors", "find", "الأممالمتحدة")
    assert result.exit_code == 0
    assert result.stdout.startswith("org.un\t")


def test_find_knows_countries(run):
    assert run("actors", "find", "الكرملين").stdout.startswith("RUS\t")


def test_find_says_when_nobody_is_known(run):
    assert run("actors", "find", "لاأحد").exit_code == 1


def test_show_lists_offices_with_dates(run):
    result = run("actors", "show", "per.vladimir_putin")
    assert "office: president RUS 2012-05-07" in result.stdout


def test_show_of_an_unknown_id_fails(run):
    assert run("actors", "show", "per.nobody").exit_code == 1


def test_check_is_content_with_the_shipped_data(run):
    assert run("actors", "check").stdout == "the actor base is in order\n"

using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>How values of the project's own fields compare.</summary>
public sealed class OwnValueTests
{
    [Theory]
    [InlineData(FilterType.Eq, "Élan vital", "ELAN  VITAL", true)]
    [InlineData(FilterType.Eq, "E\u0301lan vital", "élan vital ", true)]
    [InlineData(FilterType.Eq, "Élan vital", "Élan", false)]
    [InlineData(FilterType.Eq, "7.0", "7", false)]
    [InlineData(FilterType.Prefix, "Élan vital", "elan v", true)]
    [InlineData(FilterType.Prefix, "Élan vital", "vital", false)]
    [InlineData(FilterType.Gt, "Zebra", "élan", true)]
    [InlineData(FilterType.Gt, "élan", "ELAN", false)]
    [InlineData(FilterType.Gte, "élan", "ELAN", true)]
    [InlineData(FilterType.Lt, "Azores", "élan", true)]
    [InlineData(FilterType.Lte, "ÉLAN", "elan", true)]
    public void Text_compares_without_case_and_accents(FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Text, type, value, operand));

    [Theory]
    [InlineData(FilterType.Gt, "A/RES/1", "1995", true)]
    [InlineData(FilterType.Gte, "1995", "1984", true)]
    [InlineData(FilterType.Gt, "10", "9", false)]
    [InlineData(FilterType.Lt, "1984", "1995-03", true)]
    public void Text_is_ordered_as_text_beside_numbers_and_dates_too(FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Text, type, value, operand));

    [Theory]
    [InlineData(FilterType.Eq, "a/B.md", "a/B.md", true)]
    [InlineData(FilterType.Eq, "a/B.md", "a/b.md", false)]
    [InlineData(FilterType.Eq, "a  b", "a b", false)]
    [InlineData(FilterType.Prefix, "a/B.md", "a/", true)]
    [InlineData(FilterType.Prefix, "a/B.md", "A/", false)]
    [InlineData(FilterType.Lt, "B", "a", true)]
    public void Identities_compare_character_by_character(FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Exact, type, value, operand));

    [Theory]
    [InlineData(FilterType.Eq, "Kofi Annan", "annan", true)]
    [InlineData(FilterType.Eq, "Javier Pérez de Cuéllar", "de cuellar", true)]
    [InlineData(FilterType.Eq, "Kofi Annan", "Kofi", false)]
    [InlineData(FilterType.Eq, "Annan", "Kofi Annan", false)]
    [InlineData(FilterType.Eq, "Channan", "annan", false)]
    [InlineData(FilterType.Eq, "Louis St. Laurent", "Saint Laurent", true)]
    [InlineData(FilterType.Eq, "Kofi Annan", "", false)]
    [InlineData(FilterType.Prefix, "Kofi Annan", "kofi a", true)]
    [InlineData(FilterType.Prefix, "Kofi Annan", "Ann", false)]
    [InlineData(FilterType.Prefix, "Stevenson", "St", true)]
    [InlineData(FilterType.Prefix, "Adlai Stevenson", "Adlai St", true)]
    [InlineData(FilterType.Prefix, "St. Laurent", "St", true)]
    [InlineData(FilterType.Prefix, "St. Laurent", "Saint L", true)]
    public void A_surname_finds_its_bearers_and_an_unfinished_name_what_it_may_become(FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Person, type, value, operand));

    [Theory]
    [InlineData(FilterType.Eq, "en-GB", "en", true)]
    [InlineData(FilterType.Eq, "en-GB", "EN-gb", true)]
    [InlineData(FilterType.Eq, "en", "en-GB", false)]
    [InlineData(FilterType.Eq, "eng", "en", false)]
    [InlineData(FilterType.Prefix, "eng", "en", true)]
    public void A_language_is_equal_to_those_it_is_refined_to(FilterType type, string value, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Language, type, value, operand));

    [Theory]
    [InlineData("FRA", "FRA", true)]
    [InlineData("FRA", "fra", true)]
    [InlineData("FRA", "FR", true)]
    [InlineData("FRA", "gb", false)]
    [InlineData("GBR", "gb", true)]
    [InlineData("FRA", "France", true)]
    [InlineData("FRA", "the French Republic", true)]
    [InlineData("FRA", "French", false)]
    [InlineData("FRA", "Paris", false)]
    [InlineData("CIV", "cote d'ivoire", true)]
    [InlineData("CIV", "Ivory Coast", true)]
    [InlineData("SUN", "USSR", true)]
    [InlineData("LBN", "Levant", true)]
    [InlineData("FRA", "Levant", false)]
    [InlineData("QQQ", "qqq", true)]
    [InlineData("FRA", "Atlantis", false)]
    public void A_country_goes_by_its_codes_and_any_of_its_names_and_a_region_stands_for_its_members(string code, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Country, FilterType.Eq, code, operand));

    [Theory]
    [InlineData("FRA", "fr", true)]
    [InlineData("CIV", "COTE", true)]
    [InlineData("DEU", "Ger", true)]
    [InlineData("DEU", "Fed", false)]
    public void A_country_begins_as_its_code_or_its_name_of_today_does(string code, string operand, bool holds) =>
        Assert.Equal(holds, Holds(FieldType.Country, FilterType.Prefix, code, operand));

    [Theory]
    [InlineData(FilterType.Eq, 7, true)]
    [InlineData(FilterType.Eq, "7", true)]
    [InlineData(FilterType.Eq, "7.0", true)]
    [InlineData(FilterType.Eq, 7.5, false)]
    [InlineData(FilterType.Gt, 7, false)]
    [InlineData(FilterType.Gte, 7, true)]
    [InlineData(FilterType.Lt, "10", true)]
    [InlineData(FilterType.Lte, 6.9, false)]
    [InlineData(FilterType.In, new[] { 1, 7 }, true)]
    [InlineData(FilterType.In, new[] { 1, 2 }, false)]
    public void Numbers_compare_as_numbers(FilterType type, object operand, bool holds) =>
        Assert.Equal(holds, ValueTest.Of(FieldType.Number, Filter.Compare(type, "page", operand))(FieldValue.Of(7.0)));

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, "TRUE", true)]
    [InlineData(true, false, false)]
    [InlineData(false, "false", true)]
    public void Truths_compare_as_such(bool value, object operand, bool holds) =>
        Assert.Equal(holds, ValueTest.Of(FieldType.Flag, Filter.Compare(FilterType.Eq, "note", operand))(FieldValue.Of(value)));

    [Fact]
    public void Every_value_exists() =>
        Assert.True(ValueTest.Of(FieldType.Text, Filter.Compare(FilterType.Exists, "any"))(FieldValue.OfText(FieldType.Text, "")));

    [Fact]
    public void One_of_several_values_is_enough()
    {
        Assert.True(Holds(FieldType.Text, FilterType.In, "Élan", new[] { "other", "elan" }));
        Assert.False(Holds(FieldType.Text, FilterType.In, "Élan", new[] { "other" }));
    }

    static bool Holds(FieldType type, FilterType comparison, string value, object operand) =>
        ValueTest.Of(type, Filter.Compare(comparison, "any", operand))(FieldValue.OfText(type, value));
}

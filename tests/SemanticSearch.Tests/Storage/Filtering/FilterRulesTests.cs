using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class FilterRulesTests
{
    static readonly string[] Names = [.. FilterFields.Names, "series"];

    [Theory]
    [InlineData("""{"type": "eq", "key": "country", "value": "FRA"}""")]
    [InlineData("""{"type": "ne", "key": "COUNTRY", "value": "FRA"}""")]
    [InlineData("""{"type": "in", "key": "series", "value": ["a", 1, true]}""")]
    [InlineData("""{"type": "nin", "key": "date", "value": ["1995", 1996, "1997-03-01"]}""")]
    [InlineData("""{"type": "gte", "key": "year", "value": "1995"}""")]
    [InlineData("""{"type": "lt", "key": "series", "value": "m"}""")]
    [InlineData("""{"type": "eq", "key": "note", "value": "true"}""")]
    [InlineData("""{"type": "exists", "key": "page"}""")]
    [InlineData("""{"type": "exists", "key": "page", "value": null}""")]
    [InlineData("""{"type": "prefix", "key": "title", "value": "Address"}""")]
    [InlineData("""{"type": "overlaps", "key": "date", "value": {"from": "1995", "to": "1995"}}""")]
    [InlineData("""{"type": "overlaps", "key": "date", "value": {"from": "1995", "to": null}}""")]
    [InlineData("""{"type": "overlaps", "key": "series", "value": "1995-03"}""")]
    [InlineData("""{"type": "and", "filters": [{"type": "or", "filters": [{"type": "exists", "key": "page"}]}]}""")]
    [InlineData("""{"type": "not", "filters": [{"type": "exists", "key": "page"}]}""")]
    public void What_can_be_asked_passes(string filter) => Check(filter);

    [Theory]
    [InlineData("and", "[]", "'and' with 0 parts in 'filters'; give one at least")]
    [InlineData("or", "null", "'or' with 0 parts in 'filters'; give one at least")]
    [InlineData("not", "[]", "'not' with 0 parts in 'filters'; give one")]
    [InlineData("not", """[{"type": "exists", "key": "page"}, {"type": "exists", "key": "page"}]""", "'not' with 2 parts in 'filters'; give one")]
    [InlineData("and", "[null]", "null among 'filters'")]
    public void Parts_that_cannot_be_joined_are_refused(string type, string parts, string expected) =>
        Assert.Contains(expected, Refused($$"""{"type": "{{type}}", "filters": {{parts}}}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type": "and", "key": "page", "filters": [{"type": "exists", "key": "page"}]}""", "'and' with 'key' or 'value'")]
    [InlineData("""{"type": "not", "value": 7, "filters": [{"type": "exists", "key": "page"}]}""", "'not' with 'key' or 'value'")]
    [InlineData("""{"type": "eq", "key": "page", "value": 7, "filters": []}""", "'page' with 'eq', which takes no 'filters'")]
    public void What_would_be_passed_over_is_refused(string filter, string expected) =>
        Assert.Contains(expected, Refused(filter), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type": "eq", "value": "FRA"}""")]
    [InlineData("""{"type": "exists", "key": ""}""")]
    public void A_comparison_without_a_field_is_told_the_fields(string filter)
    {
        var message = Refused(filter);

        Assert.Contains("without 'key'", message, StringComparison.Ordinal);
        Assert.EndsWith(string.Join(", ", Names), message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("countri", " did you mean 'country'?")]
    [InlineData("YAER", " did you mean 'year'?")]
    [InlineData("Serie", " did you mean 'series'?")]
    [InlineData("colour", "")]
    [InlineData("p", "")]
    public void An_unknown_field_is_named_with_those_there_are(string field, string suggestion)
    {
        var message = Refused($$"""{"type": "or", "filters": [{"type": "eq", "key": "{{field}}", "value": 1}]}""");

        Assert.Equal(
            $"'filter' names the field '{field}', which no document of the collection has;{suggestion} the fields are {string.Join(", ", Names)}",
            message);
    }

    [Fact]
    public void A_field_as_long_as_a_request_is_refused_like_any_other() =>
        Assert.DoesNotContain("did you mean", Refused($$"""{"type": "exists", "key": "{{new string('x', 10_000_000)}}"}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("exists", "page", "7", "takes no 'value'; put it into 'not'")]
    [InlineData("in", "country", "\"FRA\"", "a list of one at least of an ISO 3166 code or a name of a country")]
    [InlineData("in", "country", "[]", "a list of one at least")]
    [InlineData("nin", "country", "[\"FRA\", 7]", "a list of one at least of an ISO 3166 code")]
    [InlineData("in", "series", "[null]", "a list of one at least of text, a number, true or false")]
    [InlineData("eq", "series", "[\"a\"]", "takes text, a number, true or false")]
    [InlineData("eq", "series", "null", "takes text, a number, true or false")]
    [InlineData("ne", "series", "{}", "takes text, a number, true or false")]
    [InlineData("eq", "title", "7", "takes text")]
    [InlineData("eq", "page", "\"seven\"", "takes a number")]
    [InlineData("eq", "page", "\"NaN\"", "takes a number")]
    [InlineData("eq", "note", "1", "takes true or false")]
    [InlineData("eq", "date", "\"soon\"", "takes an ISO date")]
    [InlineData("eq", "date", "\"1995-02-30\"", "takes an ISO date")]
    [InlineData("eq", "date", "{\"from\": \"1995\"}", "takes an ISO date")]
    [InlineData("gt", "page", "true", "takes a number, and no true or false")]
    [InlineData("gt", "date", "20150101", "such as \"1995\", \"1995-03\" or \"1995-03-31\"")]
    [InlineData("gt", "series", "true", "takes a number, an ISO date or text, and no true or false")]
    [InlineData("lte", "note", "true", "takes true or false, and no true or false")]
    [InlineData("gte", "date", "\"99\"", "takes an ISO date")]
    [InlineData("prefix", "title", "\"\"", "takes text, and is for fields of text")]
    [InlineData("prefix", "title", "\" \\u0301\"", "takes text, and is for fields of text")]
    [InlineData("prefix", "speaker", "\"...\"", "takes text, and is for fields of text")]
    [InlineData("prefix", "title", "7", "takes text, and is for fields of text")]
    [InlineData("prefix", "date", "\"199\"", "takes text, and is for fields of text")]
    [InlineData("prefix", "year", "\"199\"", "takes text, and is for fields of text")]
    [InlineData("prefix", "note", "\"t\"", "takes text, and is for fields of text")]
    [InlineData("overlaps", "year", "\"1995\"", "is for dates: 'date' or a field of the metadata")]
    [InlineData("overlaps", "date", "{}", "takes {\"from\": \"1995\", \"to\": \"2003-06-30\"} or one ISO date")]
    [InlineData("overlaps", "date", "{\"from\": null, \"to\": null}", "or one ISO date")]
    [InlineData("overlaps", "date", "{\"from\": \"1996\", \"to\": \"1995\"}", "or one ISO date")]
    [InlineData("overlaps", "date", "{\"from\": \"1995\", \"until\": \"1996\"}", "or one ISO date")]
    [InlineData("overlaps", "date", "{\"from\": \"soon\", \"to\": \"1996\"}", "or one ISO date")]
    [InlineData("overlaps", "date", "[\"1995\"]", "or one ISO date")]
    public void A_value_that_does_not_fit_is_refused_with_what_does(string type, string field, string value, string expected)
    {
        var message = Refused($$"""{"type": "{{type}}", "key": "{{field}}", "value": {{value}}}""");

        Assert.StartsWith($"'filter' compares the field '{field}' with '{type}', which ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_type_is_refused_with_those_there_are() =>
        Assert.Contains("eq, ne, gt,", Refused(Filter.Compare((FilterType)99, "page", 7)), StringComparison.Ordinal);

    [Fact]
    public void A_filter_may_be_as_deep_as_is_promised_within_what_a_search_puts_around_it()
    {
        Check(Filter.All(Filter.All(Nested(FilterRules.MaximumDepth), Nested(1)), Nested(1)));

        Assert.Contains("nested deeper than 32", Refused(Nested(FilterRules.MaximumDepth + 3)), StringComparison.Ordinal);
        Assert.Contains("nested deeper than 32", Refused(Nested(100_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_may_have_so_many_parts_and_values_and_no_more()
    {
        Check(Filter.Compare(FilterType.In, "page", Enumerable.Range(0, FilterRules.MaximumParts - 1)));

        var many = Filter.Compare(FilterType.In, "page", Enumerable.Range(0, FilterRules.MaximumParts / 2));
        Assert.Contains("more than 10000 parts and values", Refused(Filter.Any(many, many)), StringComparison.Ordinal);
    }

    static Filter Nested(int depth)
    {
        var filter = Filter.Compare(FilterType.Exists, "page");
        for (var i = 1; i < depth; i++)
            filter = Filter.Not(filter);
        return filter;
    }

    static string Refused(string filter) => Refused(JsonSerializer.Deserialize<Filter>(filter, JsonSerializerOptions.Web)!);

    static string Refused(Filter filter)
    {
        var refusal = Assert.Throws<SemanticSearchException>(() => Check(filter));
        Assert.Equal(ErrorKind.InvalidRequest, refusal.Kind);
        return refusal.Message;
    }

    static void Check(string filter) => Check(JsonSerializer.Deserialize<Filter>(filter, JsonSerializerOptions.Web)!);

    static void Check(Filter filter) => FilterRules.Check(
        filter, name => FilterFields.Find(name) ?? (name == "series" ? MetadataFields.Field(name) : null), Names);
}

using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SemanticSearch.Search.Querying;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Search.Querying;

public sealed class QueryParserTests
{
    static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    static readonly HashSet<string> Fields =
        new(["country", "date", "year", "page", "note", "speaker", "title", "metadata.series"], StringComparer.OrdinalIgnoreCase);

    [Theory]
    [InlineData("What did Fiji say about climate change?")]
    [InlineData("twenty-five years, 1990-1995 - and so on -- or not")]
    [InlineData("the people's war, l’état c’est moi")]
    [InlineData("see https://example.org/a:b and 10:30, or S/RES/1701: why")]
    [InlineData("colour:red country: France")]
    [InlineData("year:soon date:yesterday page:-1 note:perhaps")]
    [InlineData("year:19* country:\"France\"x")]
    [InlineData("year:2003..1995 date:2003..1995 note:>=true year:1995..x page:1*")]
    [InlineData("speaker:.* language:?* title:-*")]
    [InlineData("\"the 5\" guns of 1916, and the 15\" guns")]
    public void Plain_questions_are_words(string query)
    {
        var parsed = Parse(query);

        Assert.Equal(query.Replace("\"", "", StringComparison.Ordinal), parsed.Words.Replace("France x", "Francex", StringComparison.Ordinal));
        Assert.Null(parsed.Filter);
        Assert.Empty(parsed.Excluded);
    }

    [Theory]
    [InlineData("the \"iron curtain\" speech")]
    [InlineData("the “iron curtain” speech")]
    [InlineData("the „iron curtain“ speech")]
    [InlineData("the »iron  curtain« speech")]
    [InlineData("the « iron curtain » speech")]
    public void Quoted_phrases_must_occur_and_are_words_too(string query)
    {
        var parsed = Parse(query);

        Assert.Equal(["iron curtain"], parsed.Phrases.Select(phrase => phrase.Replace("  ", " ", StringComparison.Ordinal)));
        Assert.Equal("the iron curtain speech", parsed.Words);
    }

    [Fact]
    public void A_mark_without_its_fellow_and_an_empty_phrase_are_nothing()
    {
        Assert.Equal("the iron curtain", Parse("the \"iron curtain").Words);
        Assert.Empty(Parse("the \"iron curtain").Phrases);
        Assert.Empty(Parse("the \"\" curtain \" - \"").Phrases);
    }

    [Fact]
    public void Words_and_phrases_can_be_excluded()
    {
        var parsed = Parse("sanctions -Iran, -\"North Korea\" −oil pre-war");

        Assert.Equal("sanctions pre-war", parsed.Words);
        Assert.Equal(["Iran", "North Korea", "oil"], parsed.Excluded);
        Assert.Empty(parsed.Phrases);
    }

    [Theory]
    [InlineData("-country:", "country")]
    [InlineData("-unknown:\"North Korea\"", "unknown:North Korea")]
    [InlineData("-year:\"two  years\"", "year:two years")]
    [InlineData("-pre-war", "pre-war")]
    [InlineData("-http://example.org/a:b", "http://example.org/a:b")]
    public void What_is_quoted_in_an_excluded_token_is_excluded_with_it(string query, string excluded)
    {
        var parsed = Parse($"oil {query}");

        Assert.Equal([excluded], parsed.Excluded);
        Assert.Empty(parsed.Phrases);
        Assert.Equal("oil", parsed.Words);
        Assert.Null(parsed.Filter);
    }

    [Theory]
    [InlineData("\"iron curtain\"speech", "iron curtain speech")]
    [InlineData("\"iron curtain\"\"speech\"", "iron curtain speech")]
    [InlineData("(\"iron curtain\"), speech", "(iron curtain), speech")]
    [InlineData("iron (\"curtain", "iron (curtain")]
    [InlineData("iron\"curtain", "iron curtain")]
    public void Words_do_not_run_together_where_marks_were(string query, string words) => Assert.Equal(words, Parse(query).Words);

    [Fact]
    public void A_mark_of_inches_opens_no_phrase()
    {
        var parsed = Parse("5\" guns and 6\" mortars of the \"Grand Fleet\"");

        Assert.Equal(["Grand Fleet"], parsed.Phrases);
        Assert.Equal("5 guns and 6 mortars of the Grand Fleet", parsed.Words);
    }

    [Theory]
    [InlineData("country:FRA", """{"type":"eq","key":"country","value":"FRA"}""")]
    [InlineData("country:FRA?", """{"type":"eq","key":"country","value":"FRA"}""")]
    [InlineData("country:\"United Kingdom\"", """{"type":"eq","key":"country","value":"United Kingdom"}""")]
    [InlineData("country:FRA,DEU,“United Kingdom”", """{"type":"in","key":"country","value":["FRA","DEU","United Kingdom"]}""")]
    [InlineData("country:FRA country:DEU", """{"type":"or","filters":[{"type":"eq","key":"country","value":"FRA"},{"type":"eq","key":"country","value":"DEU"}]}""")]
    [InlineData("-country:FRA", """{"type":"not","filters":[{"type":"eq","key":"country","value":"FRA"}]}""")]
    [InlineData("year:1995..2003", """{"type":"and","filters":[{"type":"gte","key":"year","value":1995},{"type":"lte","key":"year","value":2003}]}""")]
    [InlineData("year:1995..", """{"type":"gte","key":"year","value":1995}""")]
    [InlineData("year:..2003.", """{"type":"lte","key":"year","value":2003}""")]
    [InlineData("year:>=1995 year:<2003", """{"type":"and","filters":[{"type":"gte","key":"year","value":1995},{"type":"lt","key":"year","value":2003}]}""")]
    [InlineData("Year:1995,1997", """{"type":"in","key":"Year","value":[1995,1997]}""")]
    [InlineData("year:1995..1997,2003,2005", """{"type":"or","filters":[{"type":"in","key":"year","value":[2003,2005]},{"type":"and","filters":[{"type":"gte","key":"year","value":1995},{"type":"lte","key":"year","value":1997}]}]}""")]
    [InlineData("title:Address*,Report", """{"type":"or","filters":[{"type":"prefix","key":"title","value":"Address"},{"type":"eq","key":"title","value":"Report"}]}""")]
    [InlineData("title:\"Address*\"", """{"type":"eq","key":"title","value":"Address*"}""")]
    [InlineData("title:well...then", """{"type":"eq","key":"title","value":"well...then"}""")]
    [InlineData("date:1995,1997-03", """{"type":"or","filters":[{"type":"overlaps","key":"date","value":"1995"},{"type":"overlaps","key":"date","value":"1997-03"}]}""")]
    [InlineData("date:1995-03", """{"type":"overlaps","key":"date","value":"1995-03"}""")]
    [InlineData("date:1995..1996-02", """{"type":"overlaps","key":"date","value":{"from":"1995","to":"1996-02"}}""")]
    [InlineData("date:>1995", """{"type":"gt","key":"date","value":"1995"}""")]
    [InlineData("note:false", """{"type":"eq","key":"note","value":false}""")]
    [InlineData("title:Address*", """{"type":"prefix","key":"title","value":"Address"}""")]
    [InlineData("metadata.series:*", """{"type":"exists","key":"metadata.series"}""")]
    public void Fields_are_filtered_by_value_list_range_and_beginning(string query, string filter)
    {
        var parsed = Parse($"oil {query}");

        Assert.Equal(filter, Json(parsed.Filter));
        Assert.Equal("oil", parsed.Words);
    }

    [Fact]
    public void Different_fields_must_all_hold()
    {
        var parsed = Parse("country:FRA nuclear tests year:1995..1996 in the Pacific speaker:\"Kofi Annan\"");

        Assert.Equal("nuclear tests in the Pacific", parsed.Words);
        Assert.Equal(FilterType.And, parsed.Filter!.Type);
        Assert.Equal(["country", null, "speaker"], parsed.Filter.Filters!.Select(part => part.Key));
    }

    [Fact]
    public void Words_tell_where_they_stood_in_the_query()
    {
        var query = "country:FRA  what of “Fiji in\n1995”?";
        var parsed = Parse(query);

        Assert.Equal("what of Fiji in 1995?", parsed.Words);
        var (start, end) = parsed.ToQuery(parsed.Words.IndexOf("1995", StringComparison.Ordinal), parsed.Words.IndexOf('?', StringComparison.Ordinal));
        Assert.Equal("1995", query[start..end]);
    }

    [Property(MaxTest = 2_000)]
    public Property No_query_fails_and_nothing_of_it_is_lost() => Prop.ForAll(Queries.ToArbitrary(), query =>
    {
        var parsed = Parse(query);
        var found = string.Join(' ', [parsed.Words, .. parsed.Excluded, Json(parsed.Filter)]);
        foreach (var run in LetterRuns(query))
            Assert.Contains(run, found, StringComparison.OrdinalIgnoreCase);
        for (var i = 0; i < parsed.Words.Length; i++)
            Assert.True(parsed.Words[i] == query[parsed.Offsets[i]] || (parsed.Words[i] == ' ' && parsed.Offsets[i] < query.Length));
        Assert.Equal(parsed.Words.Trim(), parsed.Words);
    });

    [Property(MaxTest = 2_000)]
    public Property Its_filter_is_one_that_the_fields_take() => Prop.ForAll(Queries.ToArbitrary(), query =>
    {
        if (Parse(query).Filter is { } filter)
            FilterRules.Check(filter, FieldOf, Fields);
    });

    [Property(MaxTest = 1_000)]
    public Property Each_word_stands_in_the_query_where_it_says() => Prop.ForAll(Queries.ToArbitrary(), query =>
    {
        var parsed = Parse(query);
        var at = 0;
        foreach (var word in parsed.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            at = parsed.Words.IndexOf(word, at, StringComparison.Ordinal);
            var (start, end) = parsed.ToQuery(at, at += word.Length);
            Assert.Equal(word, new string([.. query[start..end].Where(c => c is not ('"' or '“' or '”'))]));
        }
    });

    [Property]
    public void Any_text_at_all_is_read(string? text, ushort repeat)
    {
        var query = string.Concat(Enumerable.Repeat(text ?? "", 1 + repeat % 50));

        Assert.True(Parse(query).Words.Length <= query.Length);
    }

    [Property]
    public Property What_was_put_together_is_taken_apart() => Prop.ForAll(Gen.ListOf(Piece).ToArbitrary(), pieces =>
    {
        var parsed = Parse(string.Join(' ', pieces.Select(piece => piece.Text)));

        Assert.Equal(pieces.Where(piece => piece.Kind == 'p').Select(piece => piece.Said), parsed.Phrases);
        Assert.Equal(pieces.Where(piece => piece.Kind == 'x').Select(piece => piece.Said), parsed.Excluded);
        Assert.Equal(string.Join(' ', pieces.Where(piece => piece.Kind is 'w' or 'p').Select(piece => piece.Said)), parsed.Words);
        Assert.Equal(pieces.Any(piece => piece.Kind == 'f'), parsed.Filter is not null);
    });

    static Gen<string> Queries => Gen.ListOf(Gen.Elements(
        "oil", "-", "−", "\"", "“", "”", " ", " ", "country:", "year:", "date:", "note:", "title:", "FRA", "1995", "2003-06", "true", "<", "\ud800", "\0", "..", ",", ">=", "*", ".", "?", ":", "é", "(", ")", "\t"))
        .Select(string.Concat);

    static Gen<(char Kind, string Said, string Text)> Piece =>
        from kind in Gen.Elements('w', 'p', 'x', 'f')
        from word in Gen.Elements("oil", "peace", "Zaïre", "arms control", "1962")
        let said = kind is 'p' or 'f' ? word : word.Split(' ')[0]
        select (kind, said, kind switch
        {
            'p' => $"\"{said}\"",
            'x' => $"-{said}",
            'f' => $"title:\"{said}\"",
            _ => said,
        });

    static string[] LetterRuns(string text) =>
        new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    static FilterField? FieldOf(string name) => FilterFields.Find(name) ?? new FilterField(name, FieldType.Any, _ => []);

    static ParsedQuery Parse(string query) => QueryParser.Parse(query, Fields.Contains);

    static string Json(Filter? filter) => JsonSerializer.Serialize(filter, Written);
}

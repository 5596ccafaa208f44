using System.Globalization;
using System.Text.Json;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Makes documents whose fields are few enough for filters to hit and odd enough for them to miss: values are missing, several, of
/// mixed types, with and without accents.</summary>
sealed class RandomDocuments(Random random)
{
    public const int Dimensions = 16;

    /// <summary>The one term of half the chunks.</summary>
    public const string Term = "treati";

    static readonly string[] Titles = ["Élan vital", "elan  VITAL", "E\u0301lan", "Zur Lage", "1984", "Note 7"];
    static readonly string[] Countries = ["FRA", "CIV", "JPN", "LBN", "ZZZ"];
    static readonly string[] Dates =
        ["1995", "1995-03", "1995-03-31", "1994-12-31", "1996-01-01", "1989-11/1995-02-28", "1995-06-01/1995-06-30", "2003"];
    static readonly string?[] Languages = [null, "en", "en-GB", "fr", "FR-ca", "frr"];
    static readonly string[] Scalars =
    [
        "\"Élan\"", "\"elan\"", "\"Elan vital\"", "\"7\"", "\"7.0\"", "7", "7.5", "-3", "1995", "\"1995\"", "\"1995-03\"", "\"1995-03/1996\"",
        "true", "\"False\"", "\"\"", "\"zebra\"", "\"12345678901234567890\"", "\"12345678901234567891\"",
    ];

    /// <summary>Documents of which the first has every field of the metadata.</summary>
    public IndexedDocument[] Several(int count) => [.. Enumerable.Range(0, count).Select(i => One($"Doc {i}", isFull: i == 0))];

    IndexedDocument One(string id, bool isFull)
    {
        var indexed = IndexedDocuments.Exact(id, random.Next(isFull ? 1 : 0, 5), Dimensions, random);
        return indexed with
        {
            Document = indexed.Document with { Title = Pick(Titles), Facts = Facts(), Metadata = Metadata(isFull) },
            Chunks = [.. indexed.Chunks.Select(Described)],
            Terms = [.. indexed.Chunks.Select(_ => new IndexedTerms(Often ? Term : "peac", "", 1))],
        };
    }

    Chunk Described(Chunk chunk) => chunk with
    {
        Page = Often ? random.Next(1, 12) : null,
        Speaker = Often ? Speaker() : null,
        IsNote = random.Next(4) == 0,
        HeadingPath = Some(Titles),
    };

    DocumentFacts Facts() => new()
    {
        Dates = [.. Some(Dates).Select(date => new DocumentDate(Pick(Enum.GetValues<DateKind>()), NaiveDays.Of(date)!))],
        Countries = Some(Countries),
        Language = Pick(Languages),
        Speaker = Often ? Speaker() : null,
        Authors = Some(RandomFilters.People),
        Publisher = Often ? Pick(Titles) : null,
        Identifier = Often ? "S/RES/" + random.Next(9).ToString(CultureInfo.InvariantCulture) : null,
        Url = Often ? "https://example.org/A" + random.Next(3).ToString(CultureInfo.InvariantCulture) : null,
    };

    Speaker Speaker() => new(Pick(RandomFilters.People), Often ? Pick(["Président", "president", "Chair"]) : null);

    Dictionary<string, JsonElement> Metadata(bool isFull)
    {
        var metadata = new Dictionary<string, JsonElement>();
        Add(Often ? "series" : "Series", () => OneOrMore(Scalars));
        Add("opened", () => OneOrMore(["1995", "\"1995-03\"", "\"1995-03-31\"", "\"1994/1996\"", "2003", "\"soon\""]));
        Add("archive", () => $$"""{"box": {{OneOrMore(Scalars)}}, "shelf": null}""");
        Add("year", () => OneOrMore(["7", "1995"]));
        Add("tags", () => Pick(["\"NATO, peace; NATO\"", "[\"Énergie\", \"peace\"]", "[]"]));
        Add("source", () => Pick(["\"State Dept\"", "7", "\"7.0\"", "[\"Élan\", \"UN\"]"]));
        return metadata;

        void Add(string name, Func<string> json)
        {
            if (isFull || Often)
                metadata[name] = JsonSerializer.Deserialize<JsonElement>(json());
        }
    }

    string OneOrMore(string[] scalars) => Often ? Pick(scalars) : $"[{Pick(scalars)}, {Pick(scalars)}]";

    bool Often => random.Next(2) == 0;

    T Pick<T>(T[] from) => from[random.Next(from.Length)];

    string[] Some(string[] from) => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(from)).Distinct()];
}

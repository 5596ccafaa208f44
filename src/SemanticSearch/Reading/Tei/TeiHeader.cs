using System.Text.Json;

namespace SemanticSearch.Reading.Tei;

/// <summary>
/// Collects from a TEI header what a document is cited by: title, authors and editors, publisher, place, date, identifier, series,
/// language, keywords; and the dates that heads of the text give.
/// </summary>
sealed class TeiHeader : ITeiElements
{
    const int MaximumValues = 100;
    const int MaximumCharacters = 500;

    // Longer prose is no statement of who published it.
    const int MaximumPublisher = 100;

    readonly TeiTitle _title = new();
    readonly List<string> _path = [];
    readonly SortedDictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    readonly CoveredDates _covered = new();
    CanonicalTextBuilder? _value;
    string _field = "";
    int _depth;

    /// <summary>The document's title, or null if the header has none.</summary>
    public string? Title => _title.Text;

    /// <summary>What dates the text gives: those of its heads, and those of the documents in it.</summary>
    public CoveredDates Covered => _covered;

    /// <summary>An element of the header begins, or the root.</summary>
    public void Start(TeiElement element)
    {
        _path.Add(element.Name);
        switch (element.Name)
        {
            case "TEI":
                Add("identifier", element["id"]);
                Add("language", element["lang"]);
                break;
            case "title" when IsIn("titleStmt"):
                _title.Begin(element["type"], _path.Count);
                break;
            case "language" when IsIn("langUsage"):
                Add("language", element["ident"]);
                break;
        }
        if (FieldOf(element) is { } field && _value is null)
            (_field, _depth, _value) = (field, _path.Count, new CanonicalTextBuilder());
    }

    /// <summary>The element that began last ends.</summary>
    public void End()
    {
        _title.End(_path.Count);
        if (_value is not null && _path.Count == _depth)
        {
            Add(_field, _value.ToString());
            _value = null;
        }
        if (_path.Count > 0)
            _path.RemoveAt(_path.Count - 1);
    }

    /// <summary>Characters of the current element.</summary>
    public void Write(string characters)
    {
        _title.Append(characters);
        if (_value is { Length: < MaximumCharacters })
            _value.Append(characters);
    }

    /// <summary>What was collected, by field: lists for authors, editors and keywords, else one text.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata()
    {
        ReadPublisher();
        if (_covered.Span is { } span)
            Add("covered", span);
        if (_covered.Only is { } date)
            Add("date", date);
        var metadata = new Dictionary<string, JsonElement>();
        foreach (var (field, values) in _values)
        {
            if (field[0] == '-')
                continue;
            metadata[field] = field is "author" or "editor" or "keywords"
                ? JsonSerializer.SerializeToElement(values)
                : JsonSerializer.SerializeToElement(values[0]);
        }
        return metadata;
    }

    // Fields with a minus are not given as they are.
    string? FieldOf(TeiElement element) => element.Name switch
    {
        "author" when IsIn("titleStmt") || (IsIn("sourceDesc") && !_values.ContainsKey("author")) => "author",
        "editor" when IsIn("titleStmt") => "editor",
        "publisher" when IsIn("publicationStmt") => "publisher",
        "pubPlace" when IsIn("publicationStmt") => "place",
        "date" when IsIn("publicationStmt") => "date_published",
        "p" when IsIn("publicationStmt") => "-publication",
        "idno" when IsIn("publicationStmt") => element["type"]?.ToUpperInvariant() is "URL" or "URI" ? "url" : "identifier",
        "title" when IsIn("seriesStmt") || element["type"] == "series" => "series",
        "term" when IsIn("keywords") => "keywords",
        _ => null,
    };

    bool IsIn(string name) => _path.Contains(name);

    void Add(string field, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return;
        if (!_values.TryGetValue(field, out var values))
            _values[field] = values = [];
        var kept = value.Trim();
        if (values.Count < MaximumValues && !values.Contains(kept))
            values.Add(kept.Length > MaximumCharacters ? kept[..MaximumCharacters] : kept);
    }

    // Short texts say it in prose: <p>Department of State, 2009</p>.
    void ReadPublisher()
    {
        if (_values.ContainsKey("publisher") || !_values.TryGetValue("-publication", out var prose) || prose[0].Length > MaximumPublisher)
            return;
        var comma = prose[0].LastIndexOf(", ", StringComparison.Ordinal);
        var year = prose[0][(comma + 1)..].Trim();
        var hasYear = comma > 0 && year.Length == 4 && year.All(char.IsAsciiDigit);
        Add("publisher", hasYear ? prose[0][..comma] : prose[0]);
        if (hasYear && !_values.ContainsKey("date_published"))
            Add("date_published", year);
    }
}

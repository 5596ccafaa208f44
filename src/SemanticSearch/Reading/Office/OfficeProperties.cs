using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// The properties of an office document: its title, and the rest as metadata. What is empty is left out, and properties that programs keep
/// for themselves are too.
/// </summary>
sealed partial class OfficeProperties
{
    const int MaximumFields = 100;
    const int MaximumLength = 4_096;

    // What programs put among the properties of the author's own making, and LibreOffice of the properties that Word keeps for itself.
    static readonly FrozenSet<string> Programmed = FrozenSet.Create(
        "title", "contenttypeid", "appversion", "docsecurity", "hyperlinkschanged", "linksuptodate", "sharedoc", "scalecrop",
        "ksoproductbuildver");

    readonly Dictionary<string, JsonElement> _metadata = new(StringComparer.Ordinal);
    readonly Dictionary<string, JsonElement> _own = new(StringComparer.Ordinal);
    readonly List<string> _authors = [];
    readonly List<string> _keywords = [];

    /// <summary>The title, or null if there is none or it only names a program or a file.</summary>
    public string? Title { get; private set; }

    /// <summary>What is known, by lower-case name. Properties of the author's own making give way to the usual ones.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata
    {
        get
        {
            var all = new Dictionary<string, JsonElement>(_own, StringComparer.Ordinal);
            foreach (var (name, value) in _metadata)
                all[name] = value;
            if (_authors.Count > 0)
                all["author"] = JsonSerializer.SerializeToElement(_authors);
            if (_keywords.Count > 0)
                all["keywords"] = JsonSerializer.SerializeToElement(_keywords);
            return all;
        }
    }

    /// <summary>The title as it is written.</summary>
    public void AddTitle(string value)
    {
        var words = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= MaximumLength && words.Any(char.IsLetter) && !Meaningless().IsMatch(words))
            Title ??= words;
    }

    /// <summary>One author or several, parted by semicolons.</summary>
    public void AddAuthors(string value) => AddAll(_authors, value, ';');

    /// <summary>Keywords, parted by commas or semicolons.</summary>
    public void AddKeywords(string value) => AddAll(_keywords, value, ',', ';');

    /// <summary>A usual property; the first of a name counts.</summary>
    public void Add(string name, string value)
    {
        value = value.Trim();
        if (value.Length is > 0 and <= MaximumLength && _metadata.Count < MaximumFields)
            _metadata.TryAdd(name, JsonSerializer.SerializeToElement(value));
    }

    /// <summary>A property of the author's own making.</summary>
    public void AddOwn(string name, object? value)
    {
        name = name.Trim().ToLowerInvariant();
        var isProgrammed = name.Length == 0 || name[0] == '_' || name.StartsWith("msip_label", StringComparison.Ordinal)
            || Programmed.Contains(name);
        var isEmpty = value is null or "" or string { Length: > MaximumLength };
        if (!isProgrammed && !isEmpty && name.Length <= MaximumLength && _own.Count < MaximumFields)
            _own.TryAdd(name, JsonSerializer.SerializeToElement(value, value!.GetType()));
    }

    static void AddAll(List<string> list, string value, params ReadOnlySpan<char> marks)
    {
        foreach (var part in value.Split(marks.ToArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (part.Length <= MaximumLength && list.Count < MaximumFields && !list.Contains(part))
                list.Add(part);
    }

    // What programs fill in unasked: their own names, and those of files.
    [GeneratedRegex(
        @"^(microsoft word( - .*)?|(document|dokument|documento|doc) ?\d*|untitled.*|unknown|title|normal|template"
        + @"|.*\.(docx?|docm|dot[xm]?|odt|rtf|pdf|txt|wpd))$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Meaningless();
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Settings;

/// <summary>
/// Reads fields from the name of a file without its extension, such as <c>{country}_{session:int}_{year:int}</c>; with slashes, from as many of
/// the last folders too. <c>*</c> stands for what is not kept.
/// </summary>
sealed class FileNamePattern
{
    readonly Regex _regex;
    readonly IReadOnlyList<Placeholder> _fields;
    readonly int _segments;

    /// <summary>Understands a pattern.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public FileNamePattern(string pattern)
    {
        var parts = Placeholders.Parse(pattern, "int");
        _fields = [.. parts.Where(part => part.Field is not null)];
        if (_fields.Count == 0)
            throw new FormatException($"'{pattern}' has no field; write at least one, such as {{year:int}}");
        if (_fields.GroupBy(field => field.Field).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new FormatException($"'{pattern}' has the field '{twice.Key}' twice; name each once");
        _segments = pattern.Count(c => c == '/') + 1;
        var regex = new StringBuilder("^");
        var group = 0;
        foreach (var part in parts)
        {
            if (part.Field is null)
                regex.Append(Regex.Escape(part.Literal).Replace(@"\*", "[^/]*", StringComparison.Ordinal));
            else
                regex.Append(CultureInfo.InvariantCulture, $"(?<f{group++}>{(part.Form == "int" ? "[0-9]{1,18}" : "[^/]+?")})");
        }
        _regex = new Regex(regex.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The fields that a path tells, or null if it does not fit.</summary>
    public Dictionary<string, JsonElement>? Read(string path)
    {
        var segments = path.Split('/');
        if (segments.Length < _segments)
            return null;
        segments[^1] = Path.GetFileNameWithoutExtension(segments[^1]);
        var match = _regex.Match(string.Join('/', segments[^_segments..]));
        if (!match.Success)
            return null;
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var i = 0; i < _fields.Count; i++)
        {
            var text = match.Groups[$"f{i}"].Value;
            fields.Add(_fields[i].Field!, _fields[i].Form == "int"
                ? JsonSerializer.SerializeToElement(long.Parse(text, CultureInfo.InvariantCulture))
                : JsonSerializer.SerializeToElement(text.Trim()));
        }
        return fields;
    }
}

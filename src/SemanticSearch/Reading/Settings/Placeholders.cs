using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Settings;

/// <summary>Parts a pattern or template into what is written and its placeholders, <c>{field}</c> or <c>{field:form}</c>.</summary>
static partial class Placeholders
{
    /// <summary>The parts in their order.</summary>
    /// <exception cref="FormatException">A brace is not closed, or a placeholder names no field or a form that is not there; the message
    /// says which.</exception>
    public static IReadOnlyList<Placeholder> Parse(string text, params string[] forms)
    {
        var parts = new List<Placeholder>();
        var at = 0;
        foreach (Match match in Form().Matches(text))
        {
            AddLiteral(text[at..match.Index]);
            var form = match.Groups["form"].Value;
            if (form.Length > 0 && !forms.Contains(form))
                throw new FormatException($"'{match.Value}' has the form '{form}'; allowed are {string.Join(", ", forms)}");
            parts.Add(new Placeholder("", match.Groups["field"].Value.ToLowerInvariant(), form));
            at = match.Index + match.Length;
        }
        AddLiteral(text[at..]);
        return parts;

        void AddLiteral(string literal)
        {
            if (literal.IndexOfAny(['{', '}']) >= 0)
                throw new FormatException(
                    $"'{text}' has a brace that is no placeholder; write {{field}}, a field's letters, digits, '_' or '-'");
            if (literal.Length > 0)
                parts.Add(new Placeholder(literal, null, ""));
        }
    }

    [GeneratedRegex(@"\{(?<field>[A-Za-z_][A-Za-z0-9_-]*)(?::(?<form>[a-z]+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

using System.Text;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Settings;

/// <summary>
/// A pattern over paths: <c>*</c> is anything but a slash, <c>**/</c> any folders or none, <c>?</c> one character. Without a slash it is about
/// the file's name in any folder. Case does not matter.
/// </summary>
sealed class GlobPattern
{
    readonly Regex _regex;

    /// <summary>Understands a pattern.</summary>
    public GlobPattern(string pattern) => _regex = new Regex(
        $"^{(pattern.Contains('/', StringComparison.Ordinal) ? "" : "(?:.*/)?")}{Translate(pattern.TrimStart('/'))}$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>Whether a path relative to the settings' folder fits.</summary>
    public bool Matches(string path) => _regex.IsMatch(path);

    static string Translate(string pattern)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**/"))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }
        return regex.ToString();
    }
}

namespace SemanticSearch.Sources.Web.Robots;

/// <summary>A line of <c>robots.txt</c> that allows or disallows paths. Of its pattern <c>*</c> is anything, and <c>$</c> at its end is the end
/// of the path; without that it may go on.</summary>
sealed class RobotsRule
{
    readonly string[] _parts;
    readonly bool _isWhole;

    /// <summary>Understands a line.</summary>
    /// <param name="pattern">What it says, not empty.</param>
    /// <param name="allows">Whether it allows.</param>
    public RobotsRule(string pattern, bool allows)
    {
        var written = EscapedPath.Of(pattern);
        Length = written.Length;
        Allows = allows;
        _isWhole = written.EndsWith('$');
        _parts = (_isWhole ? written[..^1] : written).Replace("$", "%24", StringComparison.Ordinal).Split('*');
    }

    /// <summary>Whether it allows what it fits.</summary>
    public bool Allows { get; }

    /// <summary>The length of its pattern: of the rules that fit a path the longest counts.</summary>
    public int Length { get; }

    /// <summary>Whether it fits a path as <see cref="EscapedPath.WithoutSigns"/> writes it. No part of the pattern is looked for
    /// twice.</summary>
    public bool Fits(ReadOnlySpan<char> path)
    {
        if (_parts is [var whole])
            return _isWhole ? path.SequenceEqual(whole) : path.StartsWith(whole);
        if (!path.StartsWith(_parts[0]))
            return false;
        var rest = path[_parts[0].Length..];
        foreach (var part in _parts.AsSpan(1, _parts.Length - 2))
        {
            var at = rest.IndexOf(part);
            if (at < 0)
                return false;
            rest = rest[(at + part.Length)..];
        }

        return _isWhole ? rest.EndsWith(_parts[^1]) : rest.IndexOf(_parts[^1]) >= 0;
    }
}

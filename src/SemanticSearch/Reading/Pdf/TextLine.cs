namespace SemanticSearch.Reading.Pdf;

/// <summary>A line of text as it stands in its column.</summary>
sealed class TextLine
{
    /// <summary>What it says, words parted by single spaces.</summary>
    public required string Text { get; init; }

    /// <summary>Parts of the text that stand above the line in smaller type.</summary>
    public IReadOnlyList<Span> Superscripts { get; init; } = [];

    /// <summary>Its words, in reading order.</summary>
    public IReadOnlyList<LineWord> Words { get; init; } = [];

    /// <summary>Its left edge in points.</summary>
    public double Left { get; init; }

    /// <summary>Its right edge in points.</summary>
    public double Right { get; init; }

    /// <summary>Height of its baseline in points.</summary>
    public double Baseline { get; init; }

    /// <summary>The type of most of its characters, in points.</summary>
    public double Size { get; init; }

    /// <summary>Whether all of it is bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>The page that it stands on, from 1.</summary>
    public int Page { get; init; }

    /// <summary>Width of its first word, in points: what the line before would have had to leave free for it.</summary>
    public double FirstWord => Words.Count > 0 ? Words[0].Right - Words[0].Left : 0;

    /// <summary>Whether no letter of it is small, and some are capital.</summary>
    public bool IsCapital => Text.Any(char.IsUpper) && !Text.Any(char.IsLower);
}

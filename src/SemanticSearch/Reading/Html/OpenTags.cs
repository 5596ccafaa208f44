namespace SemanticSearch.Reading.Html;

/// <summary>Counts how deep tags nest, never too low: an end tag closes only a start tag of its own name.</summary>
sealed class OpenTags
{
    readonly Dictionary<string, int> _open = [];

    /// <summary>How many elements are open.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether a tag opens or closes a level.</summary>
    public static bool Counts(HtmlTag tag, bool isXml) =>
        !HtmlNames.Void.Contains(tag.Name) && !HtmlNames.SelfEnding.Contains(tag.Name) && !(isXml && tag.IsSelfClosed);

    /// <summary>Takes a tag in, and returns the depth after it.</summary>
    public int Count(HtmlTag tag, bool isXml)
    {
        if (!Counts(tag, isXml))
            return Depth;
        var open = _open.GetValueOrDefault(tag.Name);
        if (tag.IsEnd && open == 0)
            return Depth;
        var change = tag.IsEnd ? -1 : 1;
        _open[tag.Name] = open + change;
        return Depth += change;
    }
}

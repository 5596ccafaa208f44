using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Follows the marks that tell where a page of the printed edition begins.</summary>
/// <param name="writer">Is told of the pages.</param>
sealed class HtmlPages(DocumentWriter writer)
{
    const int MaximumLabel = 12;

    int _number;

    /// <summary>Begins a page if an element marks one; true if it is no more than that mark, so that its content is not written.</summary>
    public bool Begins(IElement element, IReadOnlyDictionary<IElement, string> labels)
    {
        var isMark = element.Means("pagebreak") || element.LocalName is "page-break" or "pb";
        if (!isMark && !labels.ContainsKey(element))
            return false;
        var label = labels.GetValueOrDefault(element) ?? LabelOf(element);
        if (!writer.InNote)
            writer.BeginPage(++_number, label);
        return isMark;
    }

    static string? LabelOf(IElement element)
    {
        var label = element.GetAttribute("title") ?? element.GetAttribute("aria-label") ?? element.PlainText(40);
        label = label.Trim();
        if (label.StartsWith("page ", StringComparison.OrdinalIgnoreCase))
            label = label["page ".Length..].Trim();
        return label.Length is > 0 and <= MaximumLabel ? label : null;
    }
}

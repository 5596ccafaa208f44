using System.Text;

namespace SemanticSearch.Reading.Html;

/// <summary>
/// Makes the source of a page harmless before it is parsed. The parser takes time in proportion to tags times depth, and opens unclosed
/// formatting again in every paragraph: a few megabytes could take hours. Tags beyond a depth are left out, and so is all formatting of a
/// page that leaves much of it open; their text stays. In XHTML, <c>&lt;a id="x"/&gt;</c> is given the end tag that HTML needs.
/// </summary>
static class HtmlGuard
{
    // Browsers stop nesting at 512 (Blink's kMaximumHTMLParserDOMTreeDepth).
    const int MaximumDepth = 256;
    const int MaximumFormatting = 32;
    const int MaximumAttributes = 128;

    /// <summary>The most tags of a page; more than a kilobyte of memory is needed for each.</summary>
    public const int MaximumTags = 200_000;

    /// <summary>The page as it may be parsed, or null if it has more than <see cref="MaximumTags"/>.</summary>
    /// <param name="html">The source.</param>
    /// <param name="isXml">Whether <c>/&gt;</c> ends an element.</param>
    /// <param name="tags">How many tags there are; the caller's sum over several pages.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public static string? Tame(string html, bool isXml, ref int tags, CancellationToken cancellationToken)
    {
        var scanner = new HtmlTagScanner(html);
        var open = new OpenTags();
        var (isDeep, formatting, mostFormatting, isCrowded, hasSelfClosed) = (false, 0, 0, false, false);
        while (scanner.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tag = scanner.Current;
            if (++tags > MaximumTags)
                return null;
            isCrowded |= tag.Attributes > MaximumAttributes;
            hasSelfClosed |= isXml && tag.IsSelfClosed;
            if (HtmlNames.Formatting.Contains(tag.Name))
                mostFormatting = Math.Max(mostFormatting, formatting = Math.Max(0, formatting + (tag.IsEnd ? -1 : 1)));
            isDeep |= open.Count(tag, isXml) > MaximumDepth;
        }
        var dropsFormatting = mostFormatting > MaximumFormatting;
        return isDeep || dropsFormatting || isCrowded || hasSelfClosed ? Rewrite(html, isXml, dropsFormatting) : html;
    }

    static string Rewrite(string html, bool isXml, bool dropsFormatting)
    {
        var text = new StringBuilder(html.Length);
        var scanner = new HtmlTagScanner(html);
        var open = new OpenTags();
        var dropped = new Dictionary<string, int>();
        var copied = 0;
        while (scanner.Next())
        {
            var tag = scanner.Current;
            text.Append(html, copied, tag.Start - copied);
            copied = tag.End;
            if (dropsFormatting && HtmlNames.Formatting.Contains(tag.Name))
                continue;
            if (IsDropped(tag, isXml, open, dropped))
                text.Append(' ');
            else if (tag.Attributes > MaximumAttributes)
                text.Append(tag.IsEnd ? "</" : "<").Append(tag.Name).Append('>');
            else if (isXml && tag.IsSelfClosed && !tag.IsEnd && !HtmlNames.Void.Contains(tag.Name))
                text.Append(html, tag.Start, tag.End - tag.Start - 2).Append("></").Append(tag.Name).Append('>');
            else
                text.Append(html, tag.Start, tag.End - tag.Start);
        }
        return text.Append(html, copied, html.Length - copied).ToString();
    }

    static bool IsDropped(HtmlTag tag, bool isXml, OpenTags open, Dictionary<string, int> dropped)
    {
        if (!OpenTags.Counts(tag, isXml))
            return false;
        var waiting = dropped.GetValueOrDefault(tag.Name);
        if (!tag.IsEnd && open.Depth >= MaximumDepth)
        {
            dropped[tag.Name] = waiting + 1;
            return true;
        }
        if (tag.IsEnd && waiting > 0)
        {
            dropped[tag.Name] = waiting - 1;
            return true;
        }
        open.Count(tag, isXml);
        return false;
    }
}

namespace SemanticSearch.Reading.Recognition;

/// <summary>Small questions about a line or a paragraph that recognition asks again and again.</summary>
static class TextLines
{
    /// <summary>The end of the line that begins at an offset: that of its line end, or of the text.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOf('\n');
        return length < 0 ? text.Length : start + length;
    }

    /// <summary>Whether a line ends as a sentence or a paragraph does.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var trimmed = line.TrimEnd();
        return trimmed.Length > 0 && trimmed[^1] is '.' or '!' or '?' or ':' or ';' or '"' or '”' or '’' or ')' or ']' or '»' or '…' or '。';
    }

    /// <summary>Whether all letters are capitals, and there are at least four.</summary>
    public static bool IsUpperCase(ReadOnlySpan<char> line)
    {
        var letters = 0;
        foreach (var c in line)
        {
            if (char.IsLower(c))
                return false;
            letters += char.IsUpper(c) ? 1 : 0;
        }
        return letters >= 4;
    }

    /// <summary>A span of the text less the white space around it.</summary>
    public static (int Start, int End) Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }
}

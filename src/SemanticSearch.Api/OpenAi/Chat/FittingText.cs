namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>Cuts texts to a length. What was once said in a chat is sent with every later message, so that refusing it would end the chat.</summary>
static class FittingText
{
    const string Gap = " … ";

    /// <summary>The beginning of a text.</summary>
    public static string Beginning(string text, int length) => text.Length <= length ? text : text[..Whole(text, length)];

    /// <summary>Beginning and end of a text: what is asked stands before or after what it is asked of.</summary>
    public static string Ends(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var half = (length - Gap.Length) / 2;
        var last = text.Length - half;
        return text[..Whole(text, half)] + Gap + text[(char.IsLowSurrogate(text[last]) ? last + 1 : last)..];
    }

    // Never inside a surrogate pair.
    static int Whole(string text, int end) => char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
}

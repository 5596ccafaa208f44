using System.Text;
using SemanticSearch.Mcp;

namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>An answer as it grows into one text, with what its parts rest on.</summary>
/// <param name="passages">The passages that its sentences name by their citations.</param>
/// <param name="collection">The collection that they are in.</param>
/// <param name="address">Tells where people find them.</param>
sealed class AnswerText(IReadOnlyList<Passage> passages, string collection, PassageAddress address)
{
    readonly StringBuilder _text = new();
    readonly List<ChatAnnotation> _annotations = [];

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>What its parts rest on.</summary>
    public IReadOnlyList<ChatAnnotation> Annotations => _annotations;

    /// <summary>Adds a sentence, marked where it quotes what is not in its sources, and tells what that adds.</summary>
    public ChatContent Add(AnswerSentence sentence)
    {
        var first = _annotations.Count;
        var piece = Append(sentence.Text, " ");
        var end = _text.Length;
        foreach (var source in sentence.Sources)
            if (passages.FirstOrDefault(passage => passage.Citation == source.Passage) is { } passage)
                _annotations.Add(new ChatAnnotation(new UrlCitation(
                    address.Of(collection, passage with { Citation = source.Citation }),
                    passage.Title,
                    end - sentence.Text.Length,
                    end,
                    source.Citation)));
        if (sentence.UnverifiedQuotes.Count > 0)
            piece += Append($"[not in the sources: {string.Join("; ", sentence.UnverifiedQuotes)}]", " ");
        return new ChatContent(piece) { Annotations = _annotations.Count > first ? _annotations[first..] : null };
    }

    /// <summary>Adds a remark of this server, in a paragraph of its own.</summary>
    public ChatContent Add(string remark) => new(Append($"({remark})", "\n\n"));

    string Append(string text, string separator)
    {
        var piece = _text.Length > 0 ? separator + text : text;
        _text.Append(piece);
        return piece;
    }
}

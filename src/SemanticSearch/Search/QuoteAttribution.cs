using SemanticSearch.Quoting;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Search;

/// <summary>Whom and what a quotation is said to be by and from.</summary>
/// <param name="speaker">A name, or null.</param>
/// <param name="document">An id, identifier or title, or null.</param>
sealed class QuoteAttribution(string? speaker, string? document)
{
    static readonly HashSet<string> Address = new(StringComparer.Ordinal) { "mr", "mrs", "ms", "miss", "dr", "sir", "his", "her", "excellency", "the", "of", "delegate", "delegation", "representative", "spokesman", "spokesperson" };

    readonly string[] _speaker = WordsOf(speaker ?? "");
    readonly string _document = FoldedText.Of(document ?? "").Letters;

    /// <summary>Whether there is anything to check.</summary>
    public bool IsNamed => _speaker.Length > 0 || _document.Length > 0;

    /// <summary>Whether a span of a document is by the one and from the other.</summary>
    public bool IsOf(Document found, int start) => IsIn(found) && (_speaker.Length == 0 || IsBy(Speakers.At(found, start)));

    bool IsIn(Document found)
    {
        // Ids of files begin with their folders, which people leave out.
        if (_document.Length == 0 || found.Id == document || found.Id.EndsWith($"/{document}", StringComparison.Ordinal))
            return true;
        var isIdentifier = found.Facts.Identifier is { } identifier && FoldedText.Of(identifier).Letters == _document;
        return isIdentifier || FoldedText.Of(found.Title).Letters.Contains(_document, StringComparison.Ordinal);
    }

    // "Mr. Dulles" is "John Foster Dulles", and "President Kennedy" may stand there as "Kennedy", with the role apart.
    bool IsBy(Speaker? found)
    {
        if (found is null)
            return false;
        var name = WordsOf(found.Name);
        var known = WordsOf($"{found.Name} {found.Role} {found.Country} {(found.Country is { } code ? CountryNames.NameOf(code) : null)}");
        return _speaker.All(word => known.Contains(word)) || (name.Length > 0 && name.All(word => _speaker.Contains(word)));
    }

    static string[] WordsOf(string text) =>
        [.. FoldedText.Of(text).JoinWords().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Address.Contains(word))];
}

using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Finds what a citation cites today, or what has become of it.</summary>
sealed class CitationResolver(IIndexStore store)
{
    /// <summary>The document of a citation and where the cited words stand in it.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: not a citation of this index;
    /// <see cref="ErrorKind.Gone"/>: the words are no longer where they were, <see cref="SemanticSearchException.Details"/> tell why:
    /// <c>fate</c> is <c>removed</c>, <c>changed</c>, or <c>moved</c> with the new citation as <c>movedTo</c>.</exception>
    public async Task<(string Collection, Document Document, CitationId Id)> ResolveAsync(string citation, CancellationToken cancellationToken)
    {
        if (!CitationId.TryParse(citation, out var id))
            throw new SemanticSearchException(
                ErrorKind.NotFound, $"'{citation}' is not a citation id; take one from a passage's 'citation' field");
        var found = await store.FindByKeyAsync(id.DocumentKey, cancellationToken)
            ?? throw new SemanticSearchException(ErrorKind.NotFound, $"no document of this index was ever cited as '{citation}'");
        if (found.DeletedAt is { } deletedAt)
            throw Gone("removed", $"document '{found.DocumentId}' was deleted from collection '{found.Collection}' on {deletedAt:u}");

        var collection = await store.RequireCollectionAsync(found.Collection, cancellationToken);
        var stored = await store.GetDocumentAsync(collection, found.DocumentId, cancellationToken)
            ?? throw Gone("removed", $"document '{found.DocumentId}' was deleted from collection '{found.Collection}' just now");
        if (id.Matches(stored.Document.Text))
            return (collection.Name, stored.Document, id);
        throw MovedSpan.Find(id, stored.Document.Text, cancellationToken) is { } moved
            ? Gone(
                "moved",
                $"document '{found.DocumentId}' has changed since it was cited; the words are now cited as '{moved}'",
                ("movedTo", moved.ToString()))
            : Gone(
                "changed",
                $"document '{found.DocumentId}' has changed since it was cited; the words are no longer at {id.Start} to {id.End}");
    }

    static SemanticSearchException Gone(string fate, string message, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var details = new Dictionary<string, string> { ["fate"] = fate };
        foreach (var (name, value) in more)
            details.Add(name, value);
        return new SemanticSearchException(ErrorKind.Gone, message) { Details = details };
    }
}

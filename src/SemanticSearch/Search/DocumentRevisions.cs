using System.Buffers.Binary;
using System.Security.Cryptography;
using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Tells, without reading its text, whether a document and its index are what they were. Safe from any thread.</summary>
public sealed class DocumentRevisions
{
    readonly AsyncLazy<IIndexStore> _store;

    internal DocumentRevisions(AsyncLazy<IIndexStore> store) => _store = store;

    /// <summary>The revision of a document: 32 hexadecimal digits that change whenever the document is written or its index is another one; null
    /// if there is no such collection or document.</summary>
    public async Task<string?> FindAsync(string collectionName, string id, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        return await store.FindCollectionAsync(collectionName, cancellationToken) is { } collection
            && await store.FindDocumentAsync(collection, id, cancellationToken) is { } document
                ? Of(collection, document)
                : null;
    }

    /// <summary>The revision of the document that a citation is of; null if that is no citation, or its document is not there.</summary>
    public async Task<string?> FindCitedAsync(string citation, CancellationToken cancellationToken)
    {
        if (!CitationId.TryParse(citation, out var id))
            return null;
        var store = await _store.GetAsync(cancellationToken);
        return await store.FindByKeyAsync(id.DocumentKey, cancellationToken) is { DeletedAt: null } found
            ? await FindAsync(found.Collection, found.DocumentId, cancellationToken)
            : null;
    }

    // The same content written again may be read otherwise, and the same document be cut otherwise by another generation.
    static string Of(Collection collection, DocumentRecord document)
    {
        Span<byte> numbers = stackalloc byte[3 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, document.IndexedAt.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[sizeof(long)..], collection.Generation);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[(2 * sizeof(long))..], collection.Activation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(document.ContentHash.Span);
        hash.AppendData(numbers);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}

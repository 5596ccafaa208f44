using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    [Fact]
    public async Task The_vocabulary_has_stems_and_forms_with_their_counts_and_no_words_of_titles()
    {
        var indexed = IndexedDocuments.With("a", IndexedDocuments.Axis(0, Dimensions), IndexedDocuments.Axis(1, Dimensions));
        IndexedTerms[] terms =
        [
            new("treati peac treati", "=treaties =treaty ^accord ~annex", 3),
            new("treati été 1975", "=treaties ^accord", 3),
        ];
        await _store.PutDocumentAsync(_collection, indexed with { Terms = terms }, Cancel);
        var elsewhere = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.PutDocumentAsync(elsewhere, IndexedDocuments.Along("b", 0, Dimensions), Cancel);

        var vocabulary = await _store.ReadVocabularyAsync(_collection, Cancel);

        Assert.Equal(
            [new("1975", 1, 1), new("=treaties", 2, 2), new("=treaty", 1, 1), new("peac", 1, 1), new("treati", 2, CountsOccurrences ? 3 : 2), new("été", 1, 1)],
            vocabulary.OrderBy(term => term.Term, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Deleted_words_are_no_longer_in_the_vocabulary()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a", 0, Dimensions), Cancel);
        Assert.NotEmpty(await _store.ReadVocabularyAsync(_collection, Cancel));

        await _store.DeleteDocumentAsync(_collection, "a", Cancel);

        Assert.Empty(await _store.ReadVocabularyAsync(_collection, Cancel));
    }

    [Fact]
    public async Task Names_are_counted_once_a_document()
    {
        await PutNamedAsync("a", "Rivers", ["EGY", "SDN"], "Nasser", "Nasser", "Nasser");
        await PutNamedAsync("b", "Rivers", ["EGY"], null, "Nasser", "Péter");
        await PutNamedAsync("c", "Bread", [], null);
        var elsewhere = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.PutDocumentAsync(elsewhere, IndexedDocuments.Along("d", 0, Dimensions), Cancel);

        var names = await _store.ReadNamesAsync(_collection, Cancel);

        Assert.Equal([new("Bread", 1), new("Rivers", 2)], names.Titles);
        Assert.Equal([new("Nasser", 2), new("Péter", 1)], names.Speakers);
        Assert.Equal([new("EGY", 2), new("SDN", 1)], names.Countries);
    }

    [Fact]
    public async Task Every_write_and_deletion_is_a_change_of_its_collection_alone()
    {
        var elsewhere = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        var counts = new List<long> { await _store.GetChangesAsync(_collection, Cancel) };

        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a", 0, Dimensions), Cancel);
        counts.Add(await _store.GetChangesAsync(_collection, Cancel));
        await _store.DeleteDocumentAsync(_collection, "a", Cancel);
        counts.Add(await _store.GetChangesAsync(_collection, Cancel));
        await _store.PutDocumentAsync(elsewhere, IndexedDocuments.Along("a", 0, Dimensions), Cancel);

        Assert.Equal(3, counts.Distinct().Count());
        Assert.Equal(counts[^1], await _store.GetChangesAsync(_collection, Cancel));
    }

    async Task PutNamedAsync(string id, string title, string[] countries, string? throughout, params string[] turns)
    {
        var indexed = IndexedDocuments.With(id, [.. Enumerable.Range(0, Math.Max(1, turns.Length)).Select(axis => IndexedDocuments.Axis(axis, Dimensions))]);
        var facts = new DocumentFacts { Countries = countries, Speaker = throughout is null ? null : new Speaker(throughout) };
        var chunks = indexed.Chunks.Select((chunk, at) => at < turns.Length ? chunk with { Speaker = new Speaker(turns[at], $"role {at}") } : chunk);
        await _store.PutDocumentAsync(
            _collection, indexed with { Document = indexed.Document with { Title = title, Facts = facts }, Chunks = [.. chunks] }, Cancel);
    }
}

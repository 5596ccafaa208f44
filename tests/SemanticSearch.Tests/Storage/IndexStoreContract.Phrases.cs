using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    [Fact]
    public async Task Documents_are_found_by_phrases_of_their_words()
    {
        await PutWordsAsync("a", "we shall keep the peace");
        await PutWordsAsync("b", "the peace we shall keep");
        await PutWordsAsync("c", "we shall keep it 1.5 % côte d’ivoire 联 合 国 $ -5");

        Assert.Equal(["a", "b", "c"], await FindAsync([["shall keep"]]));
        Assert.Equal(["a"], await FindAsync([["keep the peace"]]));
        Assert.Equal(["a", "c"], await FindAsync([["keep the", "keep it"]]));
        Assert.Equal(["b"], await FindAsync([["shall keep"], ["peace we"]]));
        Assert.Equal(["c"], await FindAsync([["1.5 % côte d’ivoire 联 合 国 $ -5"]]));
        Assert.Empty(await FindAsync([["1"]]));
        Assert.Empty(await FindAsync([["peace or war"]]));
    }

    [Fact]
    public async Task Documents_with_more_of_the_preferred_phrases_come_first()
    {
        await PutWordsAsync("a", "one two three");
        await PutWordsAsync("b", "one two three four five");
        await PutWordsAsync("c", "four five six");
        await PutWordsAsync("d", "nothing of it");

        var found = await _store.FindByPhrasesAsync(_collection, new PhraseQuery([], ["one two", "three four", "four five"], 2), Cancel);

        Assert.Equal(["b", "a"], found.DocumentIds);
        Assert.Equal(3, found.Total);
        Assert.Equal(["b", "c"], await FindAsync([["four five"]], "one two"));
    }

    [Fact]
    public async Task All_holders_of_a_phrase_are_counted_though_few_are_named()
    {
        for (var i = 0; i < 12; i++)
            await PutWordsAsync($"document {i:00}", "the same words");

        var found = await _store.FindByPhrasesAsync(_collection, new PhraseQuery([["same words"]], [], 3), Cancel);

        Assert.Equal(["document 00", "document 01", "document 02"], found.DocumentIds);
        Assert.Equal(12, found.Total);
    }

    [Fact]
    public async Task Words_go_with_the_document_that_is_replaced_or_deleted()
    {
        await PutWordsAsync("a", "old words");
        await PutWordsAsync("a", "new words");
        Assert.Empty(await FindAsync([["old words"]]));
        Assert.Equal(["a"], await FindAsync([["new words"]]));

        await _store.DeleteDocumentAsync(_collection, "a", Cancel);
        Assert.Empty(await FindAsync([["new words"]]));

        await PutWordsAsync("b", "other words");
        Assert.Empty(await FindAsync([["new words"]]));
        Assert.Equal(["b"], await FindAsync([["other words"]]));
    }

    [Fact]
    public async Task Collections_do_not_find_each_others_words()
    {
        var other = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.PutDocumentAsync(other, IndexedDocuments.Along("a", 0, Dimensions) with { Words = "the same words" }, Cancel);

        Assert.Empty(await FindAsync([["same words"]]));
    }

    [Fact]
    public async Task A_query_without_a_phrase_is_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => FindAsync([]));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => FindAsync([[]]));
    }

    Task<bool> PutWordsAsync(string id, string words) =>
        _store.PutDocumentAsync(_collection, IndexedDocuments.Along(id, 0, Dimensions) with { Words = words }, Cancel);

    async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<IReadOnlyList<string>> required, params string[] preferred) =>
        (await _store.FindByPhrasesAsync(_collection, new PhraseQuery(required, preferred, 100), Cancel)).DocumentIds;
}

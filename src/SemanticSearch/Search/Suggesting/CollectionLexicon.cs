using SemanticSearch.Search.Understanding;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Suggesting;

/// <summary>The words and names of collections, each read once for a state of the collection. Safe from any thread.</summary>
sealed class CollectionLexicon
{
    readonly CollectionReading<Names> _names;
    readonly CollectionReading<SpellingSuggester> _spelling;

    /// <summary>Reads from an index.</summary>
    public CollectionLexicon(AsyncLazy<IIndexStore> store, TimeProvider time)
    {
        _names = new(store, async (index, collection, _, ct) => Names.Of(await index.ReadNamesAsync(collection, ct)), time);
        _spelling = new(
            store,
            async (index, collection, _, ct) => new SpellingSuggester(new CorpusVocabulary(await index.ReadVocabularyAsync(collection, ct))),
            time);
    }

    /// <summary>Corrects words by the collection's own.</summary>
    public ValueTask<SpellingSuggester> SpellingAsync(Collection collection, CancellationToken cancellationToken) =>
        _spelling.GetAsync(collection, cancellationToken);

    /// <summary>Whether the collection's words were read already; if not, correcting takes as long as that does.</summary>
    public bool HasSpelling(Collection collection) => _spelling.HasRead(collection);

    /// <summary>Completes the collection's titles, speakers and countries.</summary>
    public async ValueTask<PrefixCompleter> CompleterAsync(Collection collection, CancellationToken cancellationToken) =>
        (await _names.GetAsync(collection, cancellationToken)).Completer.Value;

    /// <summary>Finds the collection's speakers in queries.</summary>
    public async ValueTask<SpeakerNames> SpeakerNamesAsync(Collection collection, CancellationToken cancellationToken) =>
        (await _names.GetAsync(collection, cancellationToken)).Speakers.Value;

    // Whoever only searches needs the speakers alone, and whoever only types the completer.
    sealed record Names(Lazy<PrefixCompleter> Completer, Lazy<SpeakerNames> Speakers)
    {
        public static Names Of(CollectionNames names) => new(
            new Lazy<PrefixCompleter>(() => new PrefixCompleter(NamedEntries.Of(names))),
            new Lazy<SpeakerNames>(() => new SpeakerNames(names.Speakers.Select(speaker => speaker.Name))));
    }
}

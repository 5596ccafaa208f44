using SemanticSearch.Lexicon;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Search.Suggesting;

/// <summary>Makes vocabularies of texts as an index would have them.</summary>
static class SomeVocabulary
{
    /// <summary>The words of chunks; those of the title are none.</summary>
    public static CorpusVocabulary Of(params IEnumerable<string> chunks)
    {
        var terms =
            from text in chunks
            let document = new Document { Id = "a", Title = "Ignored headline", Text = text }
            let indexed = ChunkTerms.Of(document, new Chunk(0, 0, text.Length, [], 1))
            from term in $"{indexed.Stems} {indexed.Marked}".Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where term[0] is not ('^' or '~')
            group text by term into found
            select new VocabularyTerm(found.Key, found.Distinct().Count(), found.Count());
        return new CorpusVocabulary([.. terms]);
    }
}

using SemanticSearch.Search;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Search;

public class HitMergerTests
{
    [Fact]
    public void Neighbours_become_one_passage_at_the_better_ones_rank()
    {
        var hits = HitMerger.Merge([Hit("a", 4, 0.9), Hit("b", 0, 0.8), Hit("a", 5, 0.7), Hit("a", 3, 0.6)], limit: 10);

        Assert.Equal([("a", 3, 5, 0.9), ("b", 0, 0, 0.8)], hits.Select(hit => (hit.DocumentId, hit.First.Ordinal, hit.Last.Ordinal, hit.Score)));
    }

    [Fact]
    public void A_chunk_between_two_passages_joins_them()
    {
        var hits = HitMerger.Merge([Hit("a", 1, 0.9), Hit("a", 3, 0.8), Hit("a", 2, 0.7)], limit: 10);

        var hit = Assert.Single(hits);
        Assert.Equal((1, 3, 0.9), (hit.First.Ordinal, hit.Last.Ordinal, hit.Score));
    }

    [Fact]
    public void Chunks_that_do_not_touch_stay_apart() =>
        Assert.Equal(2, HitMerger.Merge([Hit("a", 1, 0.9), Hit("a", 3, 0.8)], limit: 10).Count);

    [Fact]
    public void Another_speaker_writing_or_section_and_a_note_stay_apart()
    {
        var first = Hit("a", 1, 0.9);
        var spoken = Hit("a", 2, 0.8) with { Chunk = Hit("a", 2, 0.8).Chunk with { Speaker = new Speaker("Dulles") } };
        var note = Hit("a", 0, 0.7) with { Chunk = Hit("a", 0, 0.7).Chunk with { IsNote = true } };
        var rewritten = Hit("a", 2, 0.6) with { Revision = 2 };

        var below = Hit("a", 2, 0.5) with { Chunk = Hit("a", 2, 0.5).Chunk with { HeadingPath = ["Annex"] } };

        Assert.Equal(5, HitMerger.Merge([first, spoken, note, rewritten, below], limit: 10).Count);
    }

    [Fact]
    public void The_limit_counts_passages_and_nothing_joins_once_it_is_reached()
    {
        var hits = HitMerger.Merge(
            [Hit("a", 1, 0.9), Hit("a", 2, 0.8), Hit("b", 2, 0.7), Hit("b", 1, 0.6)], limit: 2);

        Assert.Equal([("a", 1, 2), ("b", 2, 2)], hits.Select(hit => (hit.DocumentId, hit.First.Ordinal, hit.Last.Ordinal)));
    }

    [Fact]
    public void A_passage_stops_growing_before_it_is_the_document()
    {
        var hits = HitMerger.Merge([.. Enumerable.Range(0, 9).Select(i => Hit("a", i, 0.9 - (0.01 * i)))], limit: 10);

        Assert.Equal([(0, 3), (4, 7), (8, 8)], hits.Select(hit => (hit.First.Ordinal, hit.Last.Ordinal)));
    }

    static ScoredChunk Hit(string document, int ordinal, double score) =>
        new(document, 1, new Chunk(ordinal, ordinal * 100, (ordinal * 100) + 110, [], 20), score);
}

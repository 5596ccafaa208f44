using SemanticSearch.Search;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Search;

public class HitMergerTests
{
    [Fact]
    public void Neighbours_become_one_passage_at_the_better_ones_rank()
    {
        var hits = Merged([Hit("a", 4, 0.9), Hit("b", 0, 0.8), Hit("a", 5, 0.7), Hit("a", 3, 0.6)]);

        Assert.Equal([("a", 3, 5, 0.9), ("b", 0, 0, 0.8)], hits.Select(hit => (hit.DocumentId, hit.First.Ordinal, hit.Last.Ordinal, hit.Score)));
    }

    [Fact]
    public void A_chunk_between_two_passages_joins_them()
    {
        var hits = Merged([Hit("a", 1, 0.9), Hit("a", 3, 0.8), Hit("a", 2, 0.7)]);

        var hit = Assert.Single(hits);
        Assert.Equal((1, 3, 0.9), (hit.First.Ordinal, hit.Last.Ordinal, hit.Score));
    }

    [Fact]
    public void Chunks_that_do_not_touch_stay_apart() =>
        Assert.Equal(2, Merged([Hit("a", 1, 0.9), Hit("a", 3, 0.8)]).Count);

    [Fact]
    public void Chunks_with_one_between_them_join_with_it()
    {
        ScoredChunk[] found = [Hit("a", 1, 0.9), Hit("b", 2, 0.85), Hit("a", 3, 0.8)];

        Assert.Equal([new ChunkReference("a", 2)], new HitMerger().Gaps(found));
        var hits = Merged(found, between: [Hit("a", 2, 0)]);

        Assert.Equal([("a", 1, 3, 0.9), ("b", 2, 2, 0.85)], hits.Select(hit => (hit.DocumentId, hit.First.Ordinal, hit.Last.Ordinal, hit.Score)));
    }

    [Fact]
    public void Chunks_with_another_voice_between_them_stay_apart()
    {
        var spoken = Hit("a", 2, 0) with { Chunk = Hit("a", 2, 0).Chunk with { Speaker = new Speaker("Dulles") } };

        Assert.Equal(2, Merged([Hit("a", 1, 0.9), Hit("a", 3, 0.8)], between: [spoken]).Count);
    }

    [Fact]
    public void A_chunk_that_was_found_or_stands_at_an_end_is_no_gap() =>
        Assert.Empty(new HitMerger().Gaps([Hit("a", 1, 0.9), Hit("a", 2, 0.8), Hit("a", 3, 0.7), Hit("a", 6, 0.6)]));

    [Fact]
    public void Another_speaker_writing_or_section_and_a_note_stay_apart()
    {
        var first = Hit("a", 1, 0.9);
        var spoken = Hit("a", 2, 0.8) with { Chunk = Hit("a", 2, 0.8).Chunk with { Speaker = new Speaker("Dulles") } };
        var note = Hit("a", 0, 0.7) with { Chunk = Hit("a", 0, 0.7).Chunk with { IsNote = true } };
        var rewritten = Hit("a", 2, 0.6) with { Revision = 2 };
        var above = Hit("b", 1, 0.5);
        var below = Hit("b", 2, 0.4) with { Chunk = Hit("b", 2, 0.4).Chunk with { HeadingPath = ["Annex"] } };

        Assert.Equal(6, Merged([first, spoken, note, rewritten, above, below]).Count);
    }

    [Fact]
    public void A_chunk_that_joins_two_passages_leaves_no_worse_one_in_their_place()
    {
        ScoredChunk[] found = [Hit("a", 1, 0.9), Hit("a", 3, 0.85), Hit("b", 0, 0.8), Hit("a", 2, 0.7), Hit("c", 0, 0.1)];

        Assert.Equal([("a", 1, 3), ("b", 0, 0)], Merged(found, limit: 2).Select(Extent));
    }

    [Fact]
    public void Passages_that_were_joined_count_once_for_their_document()
    {
        ScoredChunk[] found = [Hit("a", 1, 0.9), Hit("a", 3, 0.8), Hit("a", 2, 0.7), Hit("a", 9, 0.6), Hit("a", 20, 0.5)];

        Assert.Equal([("a", 1, 3), ("a", 9, 9)], Merged(found, perDocument: 2).Select(Extent));
    }

    [Fact]
    public void Chunks_that_come_later_join_those_that_came_before()
    {
        var merger = new HitMerger();
        merger.Take([Hit("a", 1, 0.9), Hit("b", 0, 0.8)], []);
        ScoredChunk[] later = [Hit("a", 3, 0.7)];

        Assert.Equal([new ChunkReference("a", 2)], merger.Gaps(later));
        merger.Take(later, [Hit("a", 2, 0)]);
        Assert.Equal([("a", 1, 3), ("b", 0, 0)], merger.Hits(10).Select(Extent));
    }

    [Fact]
    public void Passages_are_the_same_however_many_are_asked_for()
    {
        ScoredChunk[] found = [.. Enumerable.Range(0, 40).Select(i => Hit($"{i % 7}", (i * 5) % 11, 1 - (0.01 * i)))];
        var all = Merged(found, limit: 100);

        for (var limit = 1; limit < all.Count; limit++)
            Assert.Equal(all.Take(limit).Select(Extent), Merged(found, limit: limit).Select(Extent));
    }

    [Fact]
    public void A_chunk_within_a_full_passage_is_no_passage_of_its_own()
    {
        var merger = new HitMerger();
        merger.Take([Hit("a", 1, 0.9), Hit("a", 3, 0.8), Hit("a", 5, 0.7)], [Hit("a", 2, 0), Hit("a", 4, 0)]);
        merger.Take([Hit("a", 2, 0.1)], []);

        Assert.Equal([("a", 1, 5)], merger.Hits(10).Select(Extent));
    }

    [Fact]
    public void Two_passages_that_are_too_long_together_stay_two()
    {
        ScoredChunk[] found = [.. new[] { 1, 2, 3, 4, 6, 7, 8, 9, 5 }.Select((ordinal, i) => Hit("a", ordinal, 1 - (0.1 * i)))];

        Assert.Equal([("a", 1, 5), ("a", 6, 9)], Merged(found).Select(Extent));
    }

    [Fact]
    public void A_passage_stops_growing_before_it_is_the_document()
    {
        var hits = Merged([.. Enumerable.Range(0, 9).Select(i => Hit("a", i, 0.9 - (0.01 * i)))]);

        Assert.Equal([(0, 4), (5, 8)], hits.Select(hit => (hit.First.Ordinal, hit.Last.Ordinal)));
    }

    [Theory]
    [InlineData(1, 3, 4)]
    [InlineData(1, 4, 3)]
    [InlineData(4, 3, 1)]
    [InlineData(3, 1, 4)]
    public void Which_chunk_comes_first_does_not_decide_how_far_a_passage_extends(params int[] order)
    {
        ScoredChunk[] found = [.. order.Select((ordinal, i) => Hit("a", ordinal, 1 - (0.1 * i)))];

        var hit = Assert.Single(Merged(found, between: [Hit("a", 2, 0)]));

        Assert.Equal((1, 4, 1.0), (hit.First.Ordinal, hit.Last.Ordinal, hit.Score));
    }

    [Fact]
    public void A_chunk_joins_what_is_on_both_sides_of_the_gaps_beside_it()
    {
        ScoredChunk[] found = [Hit("a", 1, 0.9), Hit("a", 5, 0.8), Hit("a", 3, 0.7)];

        Assert.Equal([("a", 1, 5)], Merged(found, between: [Hit("a", 2, 0), Hit("a", 4, 0)]).Select(Extent));
    }

    static (string, int, int) Extent(MergedHit hit) => (hit.DocumentId, hit.First.Ordinal, hit.Last.Ordinal);

    static IReadOnlyList<MergedHit> Merged(
        ScoredChunk[] ranked, int limit = 10, int perDocument = int.MaxValue, IReadOnlyList<ScoredChunk>? between = null)
    {
        var merger = new HitMerger();
        merger.Take(ranked, between ?? []);
        return merger.Hits(limit, perDocument);
    }

    static ScoredChunk Hit(string document, int ordinal, double score) =>
        new(document, 1, new Chunk(ordinal, ordinal * 100, (ordinal * 100) + 110, [], 20), score);
}

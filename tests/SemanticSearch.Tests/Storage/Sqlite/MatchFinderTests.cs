using FsCheck.Xunit;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Sqlite;
using static SemanticSearch.Tests.Storage.Sqlite.VectorSnapshots;

namespace SemanticSearch.Tests.Storage.Sqlite;

public class MatchFinderTests
{
    [Property(MaxTest = 100)]
    public void Matches_are_those_of_comparing_every_chunk_with_the_floor(int seed, byte documents, bool isScoped, bool byMeaning, bool byWords)
    {
        var random = new Random(seed);
        var snapshot = Of(documents, 32, random, Unit);
        var scope = Scope(snapshot, isScoped, random);
        using var cosines = byMeaning
            ? VectorScan.Score(snapshot, Unit(32, random), scope, TestContext.Current.CancellationToken)
            : CosineScores.None(snapshot);
        using var coverage = new WordCoverage(snapshot.Chunks);
        for (var word = 0; byWords && word < 5; word++)
            coverage.Add([PostingsOf(snapshot, random)], []);
        using var words = LexicalScores.For(snapshot);
        var floor = new RelevanceFloor(
            byMeaning ? new BackgroundSpread(0.2 * random.NextDouble(), 0.02) : null,
            byWords ? new BackgroundSpread(0.5 * random.NextDouble(), 0.05) : null,
            4 * random.NextDouble(),
            random.Next(2) == 0);
        var query = new RetrievalQuery { Depth = 1, Floor = floor };

        var finder = new MatchFinder(snapshot, scope, query, cosines, words, coverage);
        var matches = finder.Find();

        var expected = Enumerable.Range(0, snapshot.Chunks).Where(position =>
            (scope is null || scope.Holds(position))
            && floor.IsReached(cosines.Exact(position), coverage.Of(position), coverage.HoldsAll(position))).ToList();
        Assert.Equal(expected, Enumerable.Range(0, snapshot.Chunks).Where(matches.Holds));
        var total = finder.Total(matches);
        Assert.Equal((expected.Count, expected.Select(snapshot.BlockAt).Distinct().Count()), (total.Chunks, total.Documents));
    }

    [Property(MaxTest = 50)]
    public void Without_a_floor_those_match_that_have_a_term(int seed, byte documents, bool isScoped, bool hasTerms)
    {
        var random = new Random(seed);
        var snapshot = Of(documents, 4, random);
        var scope = Scope(snapshot, isScoped, random);
        using var words = LexicalScores.For(snapshot);
        using var coverage = new WordCoverage(snapshot.Chunks);
        Bm25.Add(snapshot, PostingsOf(snapshot, random), 1, words);
        var query = new RetrievalQuery { Depth = 1, Terms = hasTerms ? [new WeightedTerm("term", 1)] : [] };

        var matches = new MatchFinder(snapshot, scope, query, CosineScores.None(snapshot), words, coverage).Find();

        var expected = Enumerable.Range(0, snapshot.Chunks)
            .Where(position => (scope is null || scope.Holds(position)) && (!hasTerms || words.Chunks[position] > 0));
        Assert.Equal(expected, Enumerable.Range(0, snapshot.Chunks).Where(matches.Holds));
    }

    [Property(MaxTest = 100)]
    public void The_best_positions_are_those_of_sorting_all(int seed, byte count, bool isScoped, bool hasFloor)
    {
        var random = new Random(seed);
        using var scores = new ScoreArray(random.Next(4) == 0 ? random.Next(200) : random.Next(20_000));
        var distinct = random.Next(2) == 0 ? 20 : 1_000_000;
        foreach (ref var score in scores.Rows)
            score = random.Next(-distinct, distinct);
        var length = scores.Rows.Length;
        var share = 1 + random.Next(100);
        var scope = isScoped ? RowSet.Of(length, Enumerable.Range(0, length).Where(_ => random.Next(share) == 0)) : null;
        var floor = hasFloor ? 5 : float.NegativeInfinity;

        var best = BestPositions.Of(scores, scope, 1 + count, floor, Comparer<int>.Default);

        var expected = Enumerable.Range(0, length).Where(position => (scope is null || scope.Holds(position)) && scores[position] > floor)
            .OrderByDescending(position => scores[position]).ThenBy(position => position).Take(1 + count);
        Assert.Equal(expected.Order(), best.Order());
    }

    [Property(MaxTest = 100)]
    public void The_most_preferred_are_those_that_fulfil_most(int seed, byte length, bool isScoped)
    {
        var random = new Random(seed);
        var filters = Enumerable.Range(0, random.Next(5))
            .Select(_ => RowSet.Of(length, Enumerable.Range(0, length).Where(_ => random.Next(6) == 0))).ToList();
        var scope = isScoped ? RowSet.Of(length, Enumerable.Range(0, length).Where(_ => random.Next(2) == 0)) : null;
        var preferences = new Preferences(filters);

        var most = preferences.Most(scope);

        var counts = Enumerable.Range(0, length).Where(position => scope is null || scope.Holds(position))
            .ToDictionary(position => position, position => uint.PopCount(preferences.Of(position)));
        var greatest = counts.Values.DefaultIfEmpty().Max();
        Assert.Equal(
            greatest == 0 ? [] : counts.Where(pair => pair.Value == greatest).Select(pair => pair.Key),
            Enumerable.Range(0, length).Where(position => most?.Holds(position) == true));
        Assert.Equal(greatest == 0, most is null);
    }

    static Postings PostingsOf(VectorSnapshot snapshot, Random random)
    {
        var every = 1 + random.Next(4);
        return Postings.Of(
            snapshot,
            [
                .. from block in snapshot.Blocks
                   from ordinal in Enumerable.Range(0, block.Lengths.Length)
                   where random.Next(every) == 0
                   select block.FirstChunk + ordinal,
            ]);
    }
}

using System.Globalization;

namespace SemanticSearch.Evaluation;

/// <summary>A figure of one query's ranking, 0 to 1.</summary>
public sealed class Measure
{
    readonly Func<QueryRanking, double> _value;

    Measure(string name, Func<QueryRanking, double> value, bool isOfAnswers = false)
    {
        Name = name;
        IsOfAnswers = isOfAnswers;
        _value = value;
    }

    /// <summary>The measure that settings are compared by first.</summary>
    public static Measure Ndcg10 { get; } = new("ndcg@10", r => RankingMetrics.NdcgAt(r.Documents, r.Query.Grades, 10));

    /// <summary>The measure that settings are compared by first where answers are known.</summary>
    public static Measure Hit5 { get; } = Hit(5);

    /// <summary>All measures: of documents nDCG, recall and reciprocal rank, of answers the hit rates.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        Ndcg10,
        Recall(5),
        Recall(10),
        Recall(100),
        new("mrr@10", r => RankingMetrics.ReciprocalRankAt(r.Documents, r.Query.Grades, 10)),
        Hit(1),
        Hit5,
        Hit(10),
    ];

    /// <summary>Its name, such as <c>recall@10</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it looks at passages that hold the answer, and not at documents.</summary>
    public bool IsOfAnswers { get; }

    /// <summary>The measures that apply to every query of a set.</summary>
    public static IReadOnlyList<Measure> For(IReadOnlyCollection<JudgedQuery> queries) =>
        queries.All(query => query.Answer is not null) ? All : [.. All.Where(measure => !measure.IsOfAnswers)];

    /// <summary>The figure of one ranking.</summary>
    public double Of(QueryRanking ranking) => _value(ranking);

    /// <summary>The figures of rankings, in their order.</summary>
    public double[] Of(IEnumerable<QueryRanking> rankings) => [.. rankings.Select(_value)];

    static Measure Recall(int cutoff) => new(Named("recall", cutoff), r => RankingMetrics.RecallAt(r.Documents, r.Query.Grades, cutoff));

    static Measure Hit(int cutoff) => new(Named("hit", cutoff), r => r.AnsweredAt.Contains(cutoff) ? 1 : 0, isOfAnswers: true);

    static string Named(string name, int cutoff) => string.Create(CultureInfo.InvariantCulture, $"{name}@{cutoff}");
}

using SemanticSearch.Evaluation;
using Spectre.Console;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>Asks the queries of a set.</summary>
/// <param name="library">The library that holds its documents.</param>
/// <param name="set">The set.</param>
/// <param name="terminal">Hears of what makes figures doubtful.</param>
sealed class EvaluationRun(Library library, PreparedSet set, Terminal terminal)
{
    /// <summary>Asks every query in one way.</summary>
    public async Task<SettingResult> MeasureAsync(EvaluationSetting setting, ProgressContext? progress, CancellationToken cancellationToken)
    {
        var start = library.Time.GetTimestamp();
        var bar = progress?.AddTask($"searching, {setting.Name}", maxValue: set.Queries.Count);
        // Each query has its place, so that figures do not depend on which is answered first.
        var rankings = new QueryRanking[set.Queries.Count];
        var answers = new SearchResponse[set.Queries.Count];
        await Parallel.ForAsync(0, rankings.Length, cancellationToken, async (i, ct) =>
        {
            (rankings[i], answers[i]) = await AskAsync(set.Queries[i], setting, ct);
            bar?.Increment(1);
        });

        var fallen = answers.Count(answer => answer.Mode != setting.Request.Mode);
        if (fallen > 0)
            terminal.Warn($"{setting.Name}: {Quantity.Of(fallen)} of {Quantity.Of(answers.Length)} queries answered in another mode, since a leg failed");
        return new SettingResult(setting, rankings, answers[0].Model, library.Time.GetElapsedTime(start).TotalSeconds);
    }

    async Task<(QueryRanking Ranking, SearchResponse Answer)> AskAsync(
        JudgedQuery query, EvaluationSetting setting, CancellationToken cancellationToken)
    {
        var request = setting.Request with
        {
            Query = query.Text.Length > SearchRequest.MaximumQueryLength ? query.Text[..SearchRequest.MaximumQueryLength] : query.Text,
            Collection = set.Collection,
            Highlight = false,
        };
        // A document ranks where its best passage does.
        var documents = await library.Searcher.SearchAsync(
            request with { Limit = QueryRanking.Depth, PassagesPerDocument = 1, GroupByDocument = false, Context = new ContextWindow(0, 0) },
            cancellationToken);
        var ranking = new QueryRanking(query, RankingOf(documents));
        return (query.Answer is null ? ranking : await FindAnswerAsync(ranking, request, cancellationToken), documents);
    }

    async Task<QueryRanking> FindAnswerAsync(QueryRanking ranking, SearchRequest request, CancellationToken cancellationToken)
    {
        var answeredAt = new List<int>();
        int? rank = null;
        foreach (var depth in QueryRanking.PassageDepths)
        {
            var response = await library.Searcher.SearchAsync(request with { Limit = depth }, cancellationToken);
            rank = AnswerRankOf(ranking.Query.Answer!, response.Passages.Take(depth));
            if (rank is not null)
                answeredAt.Add(depth);
        }

        return ranking with { AnsweredAt = answeredAt, AnswerRank = rank };
    }

    List<string> RankingOf(SearchResponse response) =>
        [.. response.Passages.Select(passage => set.JudgedId(passage.DocumentId)).Distinct().Take(QueryRanking.Depth)];

    static int? AnswerRankOf(AnswerSpan answer, IEnumerable<Passage> passages)
    {
        var at = passages.ToList().FindIndex(answer.IsIn);
        return at < 0 ? null : at + 1;
    }
}

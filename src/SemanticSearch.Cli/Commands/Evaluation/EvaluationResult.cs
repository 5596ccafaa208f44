using System.Text.Json.Nodes;
using SemanticSearch.Cli.Options;
using SemanticSearch.Evaluation;

namespace SemanticSearch.Cli.Commands.Evaluation;

/// <summary>The lines of JSON that <c>semsearch eval</c> writes. Their fields depend on the measures that apply.</summary>
static class EvaluationResult
{
    const int RankingShown = 10;

    /// <summary>Means of one setting: set, model, mode, setting, a field a measure, and what was indexed.</summary>
    public static JsonObject Totals(SetResult set, SettingResult result)
    {
        var line = new JsonObject
        {
            ["dataset"] = set.Set.Name,
            ["model"] = set.Model,
            ["mode"] = Choices.NameOf(result.Setting.Request.Mode),
            ["setting"] = result.Setting.Name,
        };
        foreach (var measure in set.Measures)
            line[measure.Name] = measure.Of(result.Rankings).Average();
        line["queries"] = set.Set.Queries.Count;
        line["passedOver"] = set.Set.PassedOver;
        line["documents"] = set.Documents;
        line["chunks"] = set.Chunks;
        line["seconds"] = Math.Round(set.IndexSeconds + result.Seconds, 3);
        return line;
    }

    /// <summary>How one setting differs from the first by one measure.</summary>
    public static JsonObject Comparison(SetResult set, SettingResult result, Measure measure)
    {
        var paired = set.Compare(result, measure);
        return new JsonObject
        {
            ["dataset"] = set.Set.Name,
            ["model"] = set.Model,
            ["baseline"] = set.Results[0].Setting.Name,
            ["setting"] = result.Setting.Name,
            ["measure"] = measure.Name,
            ["difference"] = paired.Difference.Mean,
            ["low"] = paired.Difference.Low,
            ["high"] = paired.Difference.High,
            ["p"] = paired.P,
            ["wins"] = paired.Wins,
            ["ties"] = paired.Ties,
            ["losses"] = paired.Losses,
        };
    }

    /// <summary>What one setting answered to one query; <c>firstRelevant</c> and <c>answerRank</c> are null where there is none.</summary>
    public static JsonObject Query(SetResult set, SettingResult result, QueryRanking ranking)
    {
        var line = new JsonObject
        {
            ["dataset"] = set.Set.Name,
            ["model"] = set.Model,
            ["setting"] = result.Setting.Name,
            ["id"] = ranking.Query.Id,
            ["text"] = ranking.Query.Text,
            ["ranking"] = new JsonArray([.. ranking.Documents.Take(RankingShown).Select(id => JsonValue.Create(id))]),
            ["firstRelevant"] = ranking.FirstRelevant,
        };
        if (ranking.Query.Answer is not null)
            line["answerRank"] = ranking.AnswerRank;
        foreach (var measure in set.Measures)
            line[measure.Name] = measure.Of(ranking);
        return line;
    }
}

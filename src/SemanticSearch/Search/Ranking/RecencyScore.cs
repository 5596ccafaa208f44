namespace SemanticSearch.Search.Ranking;

/// <summary>What a document's score is multiplied by for its date, see <see cref="DateDecay"/>.</summary>
/// <param name="decay">How fast it falls, and how far.</param>
/// <param name="today">The day that is meant where none is named.</param>
sealed class RecencyScore(DateDecay decay, DateOnly today)
{
    readonly int _origin = (decay.Origin ?? today).DayNumber;

    /// <summary>The factor, <c>1 - weight</c> to 1, of a document of that date; null is an undated one. An interval is as far away as its
    /// nearest day.</summary>
    public double Factor(DateInterval? date) => 1 - decay.Weight * (date is null ? 0.5 : 1 - Math.Pow(2, -Distance(date) / decay.HalfLifeDays));

    double Distance(DateInterval date) => Math.Max(0, Math.Max(date.From.DayNumber - _origin, _origin - date.To.DayNumber));
}

using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace SemanticSearch.Reading.Pdf;

/// <summary>The decoders of the library, each of which pays for what it decodes.</summary>
sealed class GuardedFilters(PdfBudget budget) : IFilterProvider
{
    // ISO 32000-1, 7.4.1: filters are applied one after another; more than a few are never needed.
    const int MaximumChain = 8;

    readonly Dictionary<IFilter, IFilter> _guarded = [];

    /// <summary>What they pay from.</summary>
    public PdfBudget Budget => budget;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Guard(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(DefaultFilterProvider.Instance.GetAllFilters());

    IReadOnlyList<IFilter> Guard(IReadOnlyList<IFilter> filters)
    {
        budget.Now();
        if (filters.Count > MaximumChain && filters.Distinct().Count() < filters.Count)
            budget.Refuse("has parts that are compressed again and again");
        return [.. filters.Select(Guard)];
    }

    IFilter Guard(IFilter filter)
    {
        if (!_guarded.TryGetValue(filter, out var guarded))
            _guarded[filter] = guarded = new GuardedFilter(filter, budget);
        return guarded;
    }
}

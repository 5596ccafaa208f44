namespace SemanticSearch.Api.Selection;

/// <summary>Answers that can be had in part.</summary>
static class SelectionExtensions
{
    /// <summary>Lets callers choose fields of the answer's items by <c>fields</c> in the address.</summary>
    /// <typeparam name="TItem">What the items are.</typeparam>
    /// <param name="route">The operation.</param>
    /// <param name="list">The field of the answer that lists them; null where the answer is the list.</param>
    public static RouteHandlerBuilder TakesFieldsOf<TItem>(this RouteHandlerBuilder route, string? list)
    {
        var fields = new SelectedFields(typeof(TItem), list);
        return route.AddEndpointFilter(new SelectionFilter(fields)).WithMetadata(fields).ProducesProblem(StatusCodes.Status400BadRequest);
    }
}

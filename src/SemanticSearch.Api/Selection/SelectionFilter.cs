using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace SemanticSearch.Api.Selection;

/// <summary>Keeps of an answer's items the fields that the address asks for.</summary>
sealed class SelectionFilter(SelectedFields fields) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!context.HttpContext.Request.Query.TryGetValue(SelectedFields.Parameter, out var asked))
            return await next(context);
        var json = context.HttpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var kept = fields.Read(asked.ToString(), json);
        var result = await next(context);
        var chosen = result is INestedHttpResult several ? several.Result : result;
        return chosen is IValueHttpResult { Value: { } answer } ? TypedResults.Json(Keep(answer, kept, json), json) : result;
    }

    JsonNode? Keep(object answer, HashSet<string> kept, JsonSerializerOptions json)
    {
        var node = JsonSerializer.SerializeToNode(answer, answer.GetType(), json);
        var items = (fields.List is null ? node : node?[fields.List]) as JsonArray;
        foreach (var item in items?.OfType<JsonObject>() ?? [])
            foreach (var name in item.Select(field => field.Key).Where(name => !kept.Contains(name)).ToList())
                item.Remove(name);
        return node;
    }
}

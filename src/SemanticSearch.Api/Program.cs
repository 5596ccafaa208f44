using SemanticSearch;
using SemanticSearch.Api.Asking;
using SemanticSearch.Api.Collections;
using SemanticSearch.Api.Contract;
using SemanticSearch.Api.CrossSite;
using SemanticSearch.Api.Documents;
using SemanticSearch.Api.FirstStart;
using SemanticSearch.Api.Generations;
using SemanticSearch.Api.Health;
using SemanticSearch.Api.Integrations;
using SemanticSearch.Api.Jobs;
using SemanticSearch.Api.Mcp;
using SemanticSearch.Api.Pages;
using SemanticSearch.Api.Passages;
using SemanticSearch.Api.Problems;
using SemanticSearch.Api.Quotes;
using SemanticSearch.Api.Search;
using SemanticSearch.Api.Verification;

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

// The library, and the briefs that it indexes when there is nothing else to search.
builder.Services.AddSemanticSearch();
builder.Services.AddFirstStart();
builder.Services.AddJobs();
builder.AddAsking();

// HTTP: the shapes of others, pages for people, errors as problem details elsewhere, strict JSON, a description of it all.
builder.Services.AddIntegrations();
builder.Services.AddPages();
builder.Services.AddProblems();
builder.Services.AddContract();
builder.Services.AddTools();
builder.Services.AddCrossSite();

var app = builder.Build();

app.UseHead();
app.UseContract();
app.UseProblems();
app.UseCrossSite();
app.UsePageFiles();

try
{
    app.MapPages();
    app.MapTools();
    app.MapContract();
    app.MapHealth();
    app.MapSearch();
    app.MapSuggest();
    app.MapAsk();
    app.MapPassages();
    app.MapQuotes();
    app.MapDocuments();
    app.MapCollections();
    app.MapGenerations();
    app.MapVerification();
    app.MapJobs();
    app.MapIntegrations();

    await app.RunAsync();
    return 0;
}
catch (Exception e) when (SettingsProblem.Of(e) is { } wrong)
{
    await Console.Error.WriteLineAsync(wrong);
    return 2;
}

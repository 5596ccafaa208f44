using Microsoft.AspNetCore.DataProtection;

namespace SemanticSearch.Api.Pages;

/// <summary>What rendering pages needs.</summary>
static class PagesExtensions
{
    /// <summary>To be called before problem details are added: whoever browses gets errors as pages.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<IProblemDetailsWriter, PageProblemWriter>();
        // The pages keep no secret for later, so no keys have to be written to the disk of whoever runs this.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    /// <summary>Serves the scripts and the style sheet, which browsers ask about each time: those of another version do not fit the pages.</summary>
    public static void UsePageFiles(this IApplicationBuilder app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "no-cache",
    });
}

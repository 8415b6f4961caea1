/** Headquarters over HTTP: the API by its OpenAPI document, the page, and the guards before both. */
package org.pollwatch.headquarters.http;

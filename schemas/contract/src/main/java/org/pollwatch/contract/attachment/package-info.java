/** Notes and pictures: encrypted on the phone to headquarters' key, opened only where the private key is. */
package org.pollwatch.contract.attachment;
